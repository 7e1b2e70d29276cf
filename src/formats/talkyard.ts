/**
 * Talkyard's site dump and patch files (JSON). A page's title is its post 0 and its text post 1; replies are posts from 2 on,
 * named by page and number. Deleted and hidden ones are marked by times; what was never approved waits. Ids from
 * 2,000,000,000 on are those of an import file, and as good as others within it.
 * In `meta`: `externalId` (`extImpId`). Never browsers, addresses and password hashes.
 */
import { type AddAuthor, parseJoined } from './author-join.js';
import { emitComment, emitThread } from './emit-records.js';
import { type Fields, fieldsOf } from './fields.js';
import type { ArchiveFormat, ParseFiles, SourceStatus } from './format.js';
import { type JsonHandlers, parseJson } from './json.js';
import { jsonOutline } from './json-shape.js';
import { oneFile } from './one-file.js';
import { detached } from './record-fields.js';
import { rowTime } from './row-times.js';
import type { Emit } from './xml-dialect.js';

const TITLE = '0';
const BODY = '1';
const MS = { numbers: 'ms' } as const;

interface Page {
  readonly urls: string[];
  title: string;
  article: string;
  created: unknown;
  isClosed: boolean;
  isDeleted: boolean;
}

function newPage(): Page {
  return { urls: [], title: '', article: '', created: undefined, isClosed: false, isDeleted: false };
}

function statusOf(row: Fields): SourceStatus {
  if (row.has('deletedAt') || row.count('deletedStatus') > 0) return 'deleted';
  if (row.has('hiddenAt')) return 'trash';
  return row.has('approvedAt') || row.has('approvedSource') ? 'published' : 'pending';
}

function sourceOf(row: Fields): { readonly text: string; readonly format: 'markdown' | 'html' } {
  const source = row.text('approvedSource') || row.text('currRevSourcePatch');
  if (source !== '') return { text: source, format: 'markdown' };
  return { text: row.text('approvedHtmlSanitized'), format: 'html' };
}

function takeReply(emit: Emit, row: Fields, page: string): void {
  const parent = row.word('parentNr');
  const editedAt = row.value('currRevLastEditedAt') ?? row.value('lastApprovedEditAt');
  emitComment(emit, {
    id: `${page}/${row.text('nr')}`,
    thread: page,
    parent: parent === undefined || parent === BODY || parent === TITLE ? undefined : `${page}/${parent}`,
    ...sourceOf(row),
    created: rowTime(row.value('createdAt'), MS),
    edited: rowTime(editedAt, MS),
    status: statusOf(row),
    author: { id: row.word('createdById') },
    votes: { up: row.count('numLikeVotes'), down: row.count('numWrongVotes') },
    meta: { externalId: row.word('extImpId') },
  });
}

function takePerson(addAuthor: AddAuthor, row: Fields): void {
  addAuthor(row.text('id'), {
    name: row.word('fullName') ?? row.word('username'),
    email: row.word('emailAddress') ?? row.word('primaryEmailAddress'),
    isStaff: row.flag('isAdmin') || row.flag('isModerator'),
  });
}

/** What the lists of a file say of its pages, put together when all have been read. */
function createPages(emit: Emit) {
  const pages = new Map<string, Page>();

  function pageOf(id: string): Page {
    const page = pages.get(id) ?? newPage();
    pages.set(detached(id), page);
    return page;
  }

  return {
    takePage(row: Fields): void {
      const page = pageOf(row.text('id'));
      page.urls.unshift(...[row.word('embeddingPageUrl')].filter((url) => url !== undefined));
      page.created = row.value('createdAt');
      page.isClosed = row.has('closedAt') || row.has('lockedAt') || row.has('frozenAt');
      page.isDeleted = row.has('deletedAt');
    },
    takePath(row: Fields): void {
      const folder = row.text('folder') || '/';
      const id = row.text('pageId');
      pageOf(id).urls.push(`${folder}${row.flag('showId') ? `-${id}/` : ''}${row.text('slug')}`);
    },
    /** Other names of pages, by which blogs call for their comments: addresses, most of them. */
    takeAltIds(names: Fields, ids: readonly string[]): void {
      for (const name of ids) pageOf(names.text(name)).urls.push(detached(name));
    },
    /** A page's title or its text; false when the post is a reply. */
    takeOwnPost(row: Fields, id: string): boolean {
      const nr = row.text('nr');
      if (nr === TITLE) pageOf(id).title = sourceOf(row).text;
      else if (nr === BODY) pageOf(id).article = sourceOf(row).text;
      return nr === TITLE || nr === BODY;
    },
    end(): void {
      for (const [id, page] of pages) {
        emitThread(emit, {
          id,
          urls: page.urls,
          key: id,
          title: page.title,
          created: rowTime(page.created, MS),
          closed: page.isClosed,
          deleted: page.isDeleted,
          article: { text: page.article, format: 'markdown' },
        });
      }
    },
  };
}

const ALT_IDS = 'pageIdsByAltIds';
const SHAPE = { lists: ['pages', 'pagePaths', 'posts', 'guests', 'members'], values: [ALT_IDS] };

function startTalkyard(emit: Emit, addAuthor: AddAuthor): JsonHandlers {
  const pages = createPages(emit);

  function takePost(row: Fields): void {
    const page = row.text('pageId');
    if (!pages.takeOwnPost(row, page)) takeReply(emit, row, page);
  }

  return {
    item(item) {
      const row = fieldsOf(item.value ?? {}, item);
      if (item.path === ALT_IDS) pages.takeAltIds(row, Object.keys(item.value ?? {}));
      else if (item.path === 'pages') pages.takePage(row);
      else if (item.path === 'pagePaths') pages.takePath(row);
      else if (item.path === 'posts') takePost(row);
      else takePerson(addAuthor, row);
    },
    end: () => pages.end(),
  };
}

const parseFiles: ParseFiles = (files) =>
  parseJoined(files, (file, addAuthor) =>
    parseJson(file.text, SHAPE, (emit) => startTalkyard(emit, addAuthor)),
  );

function detect(head: string): boolean {
  const paths = jsonOutline(head)?.paths;
  if (paths === undefined) return false;
  const isDump = ['pages', 'posts', 'guests'].filter((name) => paths.has(name)).length >= 2;
  return (
    paths.has('posts.*.pageId') ||
    paths.has('pagePaths') ||
    paths.has(ALT_IDS) ||
    (isDump && !paths.has('version'))
  );
}

export const talkyard: ArchiveFormat = {
  name: 'talkyard',
  system: 'talkyard',
  unverified: true,
  detect,
  parse: (text) => parseFiles(oneFile(text)),
  parseFiles,
};
