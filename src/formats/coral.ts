/**
 * Coral 5 and newer, as `mongoexport` writes its collections: JSON lines or lists of stories, users, comments and actions;
 * give all files at once. The status NONE is public. Deleted comments have no text left.
 * In `meta` of a comment: `tags`, `rating`, `flags` (how many), `revisions` (earlier texts with their times); of a story:
 * `mode`. Never passwords, tokens, notes and social accounts.
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

function takeStory(emit: Emit, row: Fields): void {
  const metadata = row.fields('metadata');
  const published = coralTime(metadata, 'publishedAt');
  emitThread(emit, {
    id: row.text('id'),
    urls: [row.word('url')],
    key: row.word('id'),
    title: metadata.text('title'),
    created: published.at === undefined ? coralTime(row, 'createdAt') : published,
    closed: coralTime(row, 'closedAt').at !== undefined,
    meta: { mode: row.fields('settings').word('mode') },
  });
}

function takeComment(emit: Emit, row: Fields): void {
  const revisions = row.rows('revisions');
  const last = revisions.at(-1);
  const tags = row.rows('tags').map((tag) => tag.text('type'));
  const counts = row.fields('actionCounts');
  emitComment(emit, {
    id: row.word('id'),
    thread: row.word('storyID'),
    parent: row.word('parentID'),
    text: last?.text('body') ?? '',
    format: 'html',
    created: coralTime(row, 'createdAt'),
    edited: revisions.length > 1 && last !== undefined ? coralTime(last, 'createdAt') : undefined,
    status: row.has('deletedAt') ? 'deleted' : coralStatus(row, emit),
    author: { id: row.word('authorID'), isStaff: tags.includes('STAFF') },
    votes: { up: counts.count('REACTION'), down: counts.count('DONT_AGREE') },
    meta: {
      tags: tags.length === 0 ? undefined : tags,
      rating: row.count('rating') || undefined,
      flags: counts.count('FLAG') || undefined,
      revisions: earlierTexts(revisions, 'createdAt'),
    },
  });
}

function takeUser(addAuthor: AddAuthor, row: Fields): void {
  addAuthor(row.text('id'), {
    name: row.word('username'),
    email: row.word('email'),
    isStaff: isCoralStaff(row.text('role')),
  });
}

function startCoral(emit: Emit, addAuthor: AddAuthor): JsonHandlers {
  let hasSite = false;

  function takeSite(row: Fields): void {
    const instance = row.word('tenantID');
    if (hasSite || instance === undefined) return;
    hasSite = true;
    emit({ type: 'site', instance });
  }

  return {
    item(item) {
      const row = fieldsOf(item.value, item);
      takeSite(row);
      // What was done to comments, and by whom: two more collections, whose records name a story, too.
      if (row.has('actionType') || row.has('commentID')) return;
      if (row.has('storyID')) takeComment(emit, row);
      else if (row.has('url')) takeStory(emit, row);
      else if (row.has('profiles') || row.has('username')) takeUser(addAuthor, row);
    },
  };
}

const parseFiles: ParseFiles = (files) =>
  parseJoined(files, (file, addAuthor) =>
    parseJson(file.text, { lists: [''], lines: true }, (emit) => startCoral(emit, addAuthor)),
  );

export const coral: ArchiveFormat = {
  name: 'coral',
  system: 'coral',
  unverified: true,
  detect: (head) => hasFields(head, ['', '*'], ['tenantID', 'id']),
  parse: (text) => parseFiles(oneFile(text)),
  parseFiles,
};
