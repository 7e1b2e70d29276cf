/**
 * HyperComments' export and import file (XML): pages with their comments. In `meta`: `files`, the addresses of what is
 * attached; `quote`, the words of the page that a comment is about. Never `ip`.
 */
import { emitComment, emitThread } from './emit-records.js';
import type { ArchiveFormat } from './format.js';
import { formatOfMixed } from './mixed-markup.js';
import { rowTime } from './row-times.js';
import { parseXml } from './xml.js';
import type { Emit, XmlHandlers } from './xml-dialect.js';
import { rootElement } from './xml-root.js';

type Fields = Map<string, string>;

function given(fields: Fields, name: string): string | undefined {
  return fields.get(name)?.trim() || undefined;
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

function filesOf(row: Fields): readonly string[] | undefined {
  const files = parsed(row.get('files'));
  if (!Array.isArray(files)) return undefined;
  const addresses = files.flatMap((file: unknown) => {
    const href = typeof file === 'object' && file !== null && 'href' in file ? file.href : undefined;
    return typeof href === 'string' ? [href] : [];
  });
  return addresses.length === 0 ? undefined : addresses;
}

function quoteOf(row: Fields): string | undefined {
  const param = parsed(row.get('param'));
  const text = typeof param === 'object' && param !== null && 'text' in param ? param.text : undefined;
  return typeof text === 'string' ? text : undefined;
}

function threadId(page: Fields): string {
  return given(page, 'xid') ?? given(page, 'url') ?? '';
}

function takePage(emit: Emit, page: Fields): void {
  const url = given(page, 'url');
  emitThread(emit, {
    id: threadId(page),
    // Addresses come without a scheme.
    urls: [url === undefined || /^https?:\/\//i.test(url) || url.startsWith('/') ? url : `http://${url}`],
    key: given(page, 'xid'),
    title: given(page, 'title'),
  });
}

function takeComment(emit: Emit, row: Fields, page: Fields): void {
  const text = row.get('text') ?? '';
  const format = formatOfMixed(text);
  const account = given(row, 'account_id');
  const isAnonymous = account === undefined || account === '0';
  const parent = given(row, 'parent_id');
  emitComment(emit, {
    id: given(row, 'id'),
    thread: threadId(page),
    parent: parent === '0' ? undefined : parent,
    text,
    format: format === 'markdown' ? 'plain' : format,
    created: rowTime(row.get('time')),
    status: 'published',
    author: {
      id: isAnonymous ? undefined : account,
      name: given(row, 'nick'),
      email: given(row, 'email'),
      isAnonymous,
    },
    votes: { up: Number(given(row, 'vote_up') ?? 0), down: Number(given(row, 'vote_dn') ?? 0) },
    meta: { files: filesOf(row), quote: quoteOf(row) },
  });
}

function startHyperComments(emit: Emit): XmlHandlers {
  const page: Fields = new Map();
  const row: Fields = new Map();
  let hasThread = false;

  function emitPage(): void {
    if (!hasThread) takePage(emit, page);
    hasThread = true;
  }

  return {
    open(name, depth) {
      if (depth === 2) page.clear();
      if (depth === 2) hasThread = false;
      if (depth === 3 && name === 'comments') emitPage();
      if (depth === 4) row.clear();
    },
    close(name, depth, value) {
      if (depth === 2 && name === 'post') emitPage();
      else if (depth === 3 && !hasThread) page.set(name, value);
      else if (depth === 4 && name === 'comment') takeComment(emit, row, page);
      else if (depth === 5) row.set(name, value);
    },
  };
}

export const hypercomments: ArchiveFormat = {
  name: 'hypercomments',
  system: 'hypercomments',
  unverified: true,
  detect: (head) => rootElement(head) === 'hc',
  parse: (text) => parseXml(text, { roots: ['hc'], start: startHyperComments }),
};
