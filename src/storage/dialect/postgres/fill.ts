/** Many rows at once, in the two ways in which PostgreSQL takes them without planning each. */
import type { ClientBase } from 'pg';
import pg from 'pg';
import type { Into, Value } from '../../db.js';

/** The part of a connection that takes the rows of a COPY: https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-COPY */
interface Copying {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/**
 * COPY: nothing is parsed or planned, and pages and the log get many rows at once. A row that is there already fails. The
 * rows are sent behind the statement at once, so that others may be sent behind them; a server that refuses the statement passes over them.
 */
export function copyRows(
  client: ClientBase,
  { table, columns }: Into,
  { values, patience }: { readonly values: readonly Value[]; readonly patience: number },
): Promise<number> {
  return new Promise((resolve, reject) => {
    const text = `COPY ${table} (${columns.join(', ')}) FROM STDIN`;
    const query = new pg.Query(text, (error: Error | undefined, result) => {
      if (error) reject(error);
      else resolve(result.rowCount ?? 0);
    });
    const copying = Object.assign(query, {
      query_timeout: patience,
      submit(connection: Copying): null {
        connection.query(text);
        connection.sendCopyFromChunk(Buffer.from(copyText(values, columns.length)));
        connection.endCopyFrom();
        return null;
      },
      handleCopyInResponse: () => undefined,
    });
    client.query(copying as unknown as pg.Query);
  });
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function fieldOf(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.replace(/[\\\n\r\t]/g, (character) => ESCAPED[character] ?? '');
  return `\\\\x${Buffer.from(value).toString('hex')}`;
}

/** Rows of `width` values in the text format of COPY: https://www.postgresql.org/docs/current/sql-copy.html */
export function copyText(values: readonly Value[], width: number): string {
  let text = '';
  for (let n = 0; n < values.length; n++)
    text += fieldOf(values[n] ?? null) + ((n + 1) % width === 0 ? '\n' : '\t');
  return text;
}

/** One statement with one parameter, `recordsOf` the rows: for rows that may be there already, which COPY cannot pass over. */
export function insertRecords({ table, columns, rest = '' }: Into): string {
  const names = columns.join(', ');
  return `INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${table}, ?::json) ${rest}`;
}

/** The parameter of `insertRecords`. Half a surrogate pair becomes U+FFFD, as it does on the way to every other column. */
export function recordsOf({ columns }: Into, values: readonly Value[]): string {
  const records: Record<string, unknown>[] = [];
  for (let start = 0; start < values.length; start += columns.length)
    records.push(
      Object.fromEntries(columns.map((column, n) => [column, jsonValue(values[start + n] ?? null)])),
    );
  return JSON.stringify(records);
}

function jsonValue(value: Value): string | number | null {
  if (typeof value === 'string') return value.toWellFormed();
  return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value;
}
