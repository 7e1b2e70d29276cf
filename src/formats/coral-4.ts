/**
 * Coral 4 (Talk), as `mongoexport` writes its collections: JSON lines or lists of assets, users, comments and actions; give
 * all files at once. Bodies are plain text with line ends. In `meta` of a comment: `tags`, `flags` (how many), `revisions`
 * (earlier texts with their times). Never passwords, tokens and social accounts.
 */
import { type AddAuthor, parseJoined } from './author-join.js';
import { coralStatus, coralTime, earlierTexts, isCoralStaff } from './coral-records.js';
import { emitComment, emitThread } from './emit-records.js';
import { type Fields, fieldsOf } from './fields.js';
import type { ArchiveFormat, ParseFiles } from './format.js';
import { type JsonHandlers, parseJson } from './json.js';
import { hasFields } from './json-shape.js';
import { oneFile } from './one-file.js';
import type { Emit } from './xml-dialect.js';

/** What sites called their reaction. */
const REACTIONS = ['like', 'respect', 'love', 'upvote'];

function takeAsset(emit: Emit, row: Fields): void {
  const published = coralTime(row, 'publication_date');
  emitThread(emit, {
    id: row.text('id'),
    urls: [row.word('url')],
    key: row.word('id'),
    title: row.text('title'),
    created: published.at === undefined ? coralTime(row, 'created_at') : published,
    closed: coralTime(row, 'closedAt').at !== undefined,
  });
}

function takeComment(emit: Emit, row: Fields): void {
  const history = row.rows('body_history');
  const last = history.at(-1);
  const tags = row.rows('tags').map((tag) => tag.fields('tag').text('name'));
  const counts = row.fields('action_counts');
  emitComment(emit, {
    id: row.word('id'),
    thread: row.word('asset_id'),
    parent: row.word('parent_id'),
    text: last?.text('body') || row.text('body'),
    format: 'plain',
    created: coralTime(row, 'created_at'),
    edited: history.length > 1 && last !== undefined ? coralTime(last, 'created_at') : undefined,
    status: row.has('deleted_at') ? 'deleted' : coralStatus(row, emit),
    author: { id: row.word('author_id'), isStaff: tags.includes('STAFF') },
    votes: { up: REACTIONS.reduce((sum, name) => sum + counts.count(name), 0), down: 0 },
    meta: {
      tags: tags.length === 0 ? undefined : tags,
      flags: counts.count('flag') || undefined,
      revisions: earlierTexts(history, 'created_at'),
    },
  });
}

function takeUser(addAuthor: AddAuthor, row: Fields): void {
  const local = row.rows('profiles').find((profile) => profile.text('provider') === 'local');
  addAuthor(row.text('id'), {
    name: row.fields('metadata').word('displayName') ?? row.word('username'),
    // People who signed up with an e-mail have it for their id.
    email: local?.word('id'),
    isStaff: isCoralStaff(row.text('role')),
  });
}

function startCoral4(emit: Emit, addAuthor: AddAuthor): JsonHandlers {
  return {
    item(item) {
      const row = fieldsOf(item.value, item);
      if (row.has('action_type')) return;
      if (row.has('asset_id')) takeComment(emit, row);
      else if (row.has('url')) takeAsset(emit, row);
      else if (row.has('profiles') || row.has('username')) takeUser(addAuthor, row);
    },
  };
}

const parseFiles: ParseFiles = (files) =>
  parseJoined(files, (file, addAuthor) =>
    parseJson(file.text, { lists: [''], lines: true }, (emit) => startCoral4(emit, addAuthor)),
  );

/** One of the fields that only this generation's records of some kind have. */
const MARKS = [
  ['asset_id', 'author_id'],
  ['action_type', 'item_id'],
  ['url', 'scraped'],
  ['url', 'publication_date'],
  ['username', 'lowercaseUsername'],
  ['username', 'profiles', 'created_at'],
];

export const coral4: ArchiveFormat = {
  name: 'coral-4',
  system: 'coral-4',
  unverified: true,
  detect: (head) =>
    MARKS.some((fields) => hasFields(head, ['', '*'], ['id', ...fields])) &&
    !hasFields(head, ['', '*'], ['tenantID']),
  parse: (text) => parseFiles(oneFile(text)),
  parseFiles,
};
