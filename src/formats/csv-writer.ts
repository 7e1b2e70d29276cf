/** A site's comments as one table: the columns of the format `csv`, which an import reads back. */
import { GUARD_COLUMN, guardCells } from './csv-guard.js';
import type { ParleyComment, ParleyRecord, ParleyStory } from './parley-records.js';
import type { Holds } from './writer-losses.js';

export const CSV_HOLDS: Holds = {
  votes: true,
  website: true,
  edited: true,
  kinds: true,
  statuses: ['published', 'held', 'rejected', 'removed', 'deleted'],
};

const COLUMNS = `id,storyUrl,storyKey,storyTitle,storyClosed,parentId,text,format,createdAt,editedAt,status,kind,authorId,authorName,authorUrl,authorIsStaff,up,down,${GUARD_COLUMN}`;
const STATUS: Readonly<Record<ParleyComment['status'], string>> = {
  published: 'published',
  held: 'pending',
  rejected: 'spam',
  removed: 'trash',
  deleted: 'deleted',
};

// Semicolons and tabs as well: where those part cells, a program shall not find a formula behind one.
function cell(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function row(comment: ParleyComment, story: ParleyStory | undefined): string {
  const { author } = comment;
  const hasAddress = (story?.url ?? story?.key ?? null) !== null;
  const cells = [
    comment.id,
    story?.url ?? null,
    story?.key ?? (hasAddress ? null : `parley:${comment.storyId}`),
    story?.title ?? null,
    story?.closedAt !== null && story !== undefined,
    comment.parentId,
    comment.source,
    comment.sourceFormat,
    comment.createdAt ?? comment.createdLocal,
    comment.editedAt,
    STATUS[comment.status],
    comment.kind,
    author.id,
    author.name,
    author.website,
    author.isStaff,
    comment.up,
    comment.down,
  ];
  return `${guardCells(cells.map((value) => String(value ?? '')))
    .map(cell)
    .join(',')}\r\n`;
}

/** A whole table, row by row (RFC 4180), no cell of which a spreadsheet takes for a formula. Stories without comments have no row. */
export async function* writeCsv(records: AsyncIterable<ParleyRecord>): AsyncGenerator<string, void, void> {
  yield `${COLUMNS}\r\n`;
  let story: ParleyStory | undefined;
  for await (const record of records) {
    if (record.type === 'story') story = record;
    else if (record.type === 'comment') yield row(record, story);
  }
}
