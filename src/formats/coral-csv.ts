/**
 * The three tables that Coral imports: users, stories, comments, as CSV with fixed columns and without a header (one is
 * taken); give all files at once. In `meta` of a comment: `rating`; of a story: `mode`, `author`.
 */
import { type AddAuthor, parseJoined } from './author-join.js';
import { coralStatus, coralTime, isCoralStaff } from './coral-records.js';
import { parseCsv } from './csv.js';
import { firstCells } from './csv-head.js';
import { emitComment, emitThread } from './emit-records.js';
import type { Fields } from './fields.js';
import type { ArchiveFile, ArchiveFormat, ParsedRecord, ParseFiles } from './format.js';
import { oneFile } from './one-file.js';
import { malformed } from './parse-failure.js';
import { peekText } from './peek-text.js';
import type { Emit } from './xml-dialect.js';

const USERS = 'id email username role banned created_at'.split(' ');
const STORIES = 'id url title author published_at closed_at mode'.split(' ');
const COMMENTS = 'id author_id story_id created_at body parent_id status rating'.split(' ');

const TIME = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d|$)/;
const ROLE = /^(?:COMMENTER|STAFF|MODERATOR|ADMIN)$/i;
const MODE = /^(?:|COMMENTS|QA|RATINGS_AND_REVIEWS)$/i;
const STATUS = /^(?:|NONE|APPROVED|REJECTED|PREMOD|SYSTEM_WITHHELD)$/i;
// The first row fits.
const PEEKED = 64 * 1024;

type Table = 'users' | 'stories' | 'comments';
const COLUMNS: Readonly<Record<Table, readonly string[]>> = {
  users: USERS,
  stories: STORIES,
  comments: COMMENTS,
};

function isHeader(cells: readonly string[], columns: readonly string[]): boolean {
  return cells.length === columns.length && columns.every((name, index) => cells[index]?.trim() === name);
}

/** Which table a text that begins with `head` is, by the values of its first row. */
function tableOf(head: string): Table | undefined {
  const cells = firstCells(head);
  const named = (Object.keys(COLUMNS) as Table[]).find((table) => isHeader(cells, COLUMNS[table]));
  if (named !== undefined) return named;
  const [, second = '', , fourth = '', , sixth = '', seventh = ''] = cells;
  if (cells.length === USERS.length && ROLE.test(fourth) && (sixth === '' || TIME.test(sixth)))
    return 'users';
  if (cells.length === STORIES.length && /^https?:\/\//i.test(second) && MODE.test(seventh)) return 'stories';
  return cells.length === COMMENTS.length && TIME.test(fourth) && STATUS.test(seventh)
    ? 'comments'
    : undefined;
}

function takeStory(emit: Emit, row: Fields): void {
  emitThread(emit, {
    id: row.text('id'),
    urls: [row.word('url')],
    key: row.word('id'),
    title: row.text('title'),
    created: coralTime(row, 'published_at'),
    closed: coralTime(row, 'closed_at').at !== undefined,
    meta: { mode: row.word('mode'), author: row.word('author') },
  });
}

function takeComment(emit: Emit, row: Fields): void {
  emitComment(emit, {
    id: row.word('id'),
    thread: row.word('story_id'),
    parent: row.word('parent_id'),
    text: row.text('body'),
    format: 'html',
    created: coralTime(row, 'created_at'),
    status: coralStatus(row, emit),
    author: { id: row.word('author_id') },
    meta: { rating: row.count('rating') || undefined },
  });
}

function takeUser(addAuthor: AddAuthor, row: Fields): void {
  addAuthor(row.text('id'), {
    name: row.word('username'),
    email: row.word('email'),
    isStaff: isCoralStaff(row.text('role')),
  });
}

function takeRow(emit: Emit, addAuthor: AddAuthor, table: Table): (row: Fields) => void {
  if (table === 'users') return (row) => takeUser(addAuthor, row);
  return table === 'stories' ? (row) => takeStory(emit, row) : (row) => takeComment(emit, row);
}

async function* parseTable(
  file: ArchiveFile,
  addAuthor: AddAuthor,
): AsyncGenerator<ParsedRecord, void, void> {
  const { start, whole } = await peekText(file.text, PEEKED);
  const table = tableOf(start);
  if (table === undefined) throw malformed('its first row is no user, story or comment of Coral');
  const named = isHeader(firstCells(start), COLUMNS[table]) ? {} : { columns: COLUMNS[table] };
  yield* parseCsv(whole, { start, ...named }, (emit) => ({ row: takeRow(emit, addAuthor, table) }));
}

const parseFiles: ParseFiles = (files) => parseJoined(files, parseTable);

export const coralCsv: ArchiveFormat = {
  name: 'coral-csv',
  system: 'coral',
  unverified: true,
  detect: (head) => tableOf(head) !== undefined,
  parse: (text) => parseFiles(oneFile(text)),
  parseFiles,
};
