import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ParsedComment } from '../../src/core/archive.js';
import { countRecords, type RecordCount } from '../../src/formats/count-records.js';
import { openArchive } from '../../src/formats/open-archive.js';

export type Content = string | Uint8Array;

/** Reads made-up files as one archive, as an import does; `format` is the one that was found or named. */
export async function readArchive(
  files: Content | readonly Content[],
  format = 'auto',
): Promise<RecordCount & { readonly format: string }> {
  const contents = typeof files === 'string' || files instanceof Uint8Array ? [files] : files;
  const archive = await openArchive(
    contents.map((content) => ({ bytes: Buffer.from(content as string) })),
    format,
  );
  return { format: archive.format.name, ...(await countRecords(archive.records)) };
}

/** The comments of an archive by their ids. */
export function byId({ comments }: Pick<RecordCount, 'comments'>): Readonly<Record<string, ParsedComment>> {
  return Object.fromEntries(comments.map((comment) => [comment.sourceId, comment]));
}

/** Codes of the warnings, in order. */
export function codesOf({ warnings }: Pick<RecordCount, 'warnings'>): readonly string[] {
  return warnings.map(({ code }) => code);
}

/** The bytes of a database that `sql` makes. */
export function databaseOf(sql: string): Uint8Array {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-test-'));
  try {
    const file = path.join(folder, 'made.db');
    const db = new DatabaseSync(file);
    db.exec(sql);
    db.close();
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Objects as JSON lines. */
export function linesOf(rows: readonly object[]): string {
  return `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;
}
