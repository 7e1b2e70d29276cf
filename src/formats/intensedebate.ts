/**
 * IntenseDebate's export (XML): pages with their comments. Values are HTML-encoded within CDATA, so names and addresses
 * are decoded once more; texts are HTML and stay as they are decoded. Only public comments are in it.
 * In `meta`: nothing. Never `ip`.
 */
import { emitComment, emitThread } from './emit-records.js';
import type { ArchiveFormat } from './format.js';
import { decodeHtmlText } from './html-entities.js';
import { rowTime } from './row-times.js';
import { parseXml } from './xml.js';
import type { Emit, XmlHandlers } from './xml-dialect.js';
import { rootElement } from './xml-root.js';

type Fields = Map<string, string>;

function given(fields: Fields, name: string): string | undefined {
  return decodeHtmlText(fields.get(name) ?? '').trim() || undefined;
}

/** Addresses are encoded as in a form. */
function addressOf(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return text;
  }
}

function threadId(page: Fields): string {
  return given(page, 'guid') ?? addressOf(given(page, 'url')) ?? '';
}

function takePage(emit: Emit, page: Fields): void {
  emitThread(emit, {
    id: threadId(page),
    urls: [addressOf(given(page, 'url'))],
    key: given(page, 'guid'),
    title: given(page, 'title'),
  });
}

function takeComment(emit: Emit, row: Fields, page: Fields): void {
  const score = Number(given(row, 'score') ?? 0);
  const parent = row.get('parentid')?.trim();
  emitComment(emit, {
    id: row.get('id')?.trim() || undefined,
    thread: threadId(page),
    parent: parent === '0' || parent === '' ? undefined : parent,
    text: decodeHtmlText(row.get('text') ?? ''),
    format: 'wordpress',
    created: timeOf(row),
    status: 'published',
    author: {
      name: given(row, 'name'),
      email: given(row, 'email'),
      url: given(row, 'url'),
      isAnonymous: /^(?:1|true)$/i.test(row.get('isAnon')?.trim() ?? ''),
    },
    votes: { up: score, down: -score },
  });
}

/** `gmt` is UTC; `date` is the site's, used when the other is missing. */
function timeOf(row: Fields) {
  const utc = rowTime(given(row, 'gmt'), { isUtc: true });
  return utc.at === undefined ? rowTime(given(row, 'date')) : utc;
}

function startIntenseDebate(emit: Emit): XmlHandlers {
  const page: Fields = new Map();
  const row: Fields = new Map();
  let hasThread = false;
  let isInComment = false;

  function emitPage(): void {
    if (!hasThread) takePage(emit, page);
    hasThread = true;
  }

  return {
    open(name, depth, attributes) {
      if (depth === 2) {
        page.clear();
        hasThread = false;
      }
      if (depth === 3 && name === 'comments') emitPage();
      if (depth !== 4 || name !== 'comment') return;
      isInComment = true;
      row.clear();
      row.set('id', attributes.id ?? '');
      row.set('parentid', attributes.parentid ?? '');
    },
    close(name, depth, value) {
      if (depth === 2 && name === 'blogpost') emitPage();
      else if (depth === 3 && !hasThread) page.set(name, value);
      else if (depth === 5 && isInComment) row.set(name, value);
      if (depth !== 4 || !isInComment) return;
      isInComment = false;
      takeComment(emit, row, page);
    },
  };
}

export const intensedebate: ArchiveFormat = {
  name: 'intensedebate',
  system: 'intensedebate',
  unverified: true,
  detect: (head) => rootElement(head) === 'output' && head.includes('<blogpost'),
  parse: (text) => parseXml(text, { roots: ['output'], start: startIntenseDebate }),
};
