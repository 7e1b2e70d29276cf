import { Refusal } from '../core/refusal.js';
import { GUARD_COLUMN, unguardCell } from './csv-guard.js';
import { columnName } from './csv-head.js';
import { CsvReader, type CsvRow, separatorOf } from './csv-reader.js';
import { type Fields, fieldsOf } from './fields.js';
import type { ParsedRecord } from './format.js';
import { readInto } from './read-into.js';
import { createRecordSink } from './record-sink.js';
import type { Emit } from './xml-dialect.js';

export interface CsvHandlers {
  /** Its fields are found by any spelling that columnName takes for the same. */
  row(fields: Fields): void;
  end?(whole: boolean): void;
}

interface CsvTable {
  /** The first row is the header unless the format defines these. */
  readonly columns?: readonly string[];
  /** Names that a header must have; a text without them is no such table. */
  readonly requires?: readonly string[];
}

function faultOf({ line, column }: CsvRow, problem: string): Refusal {
  return new Refusal('malformed_archive', { line, column, problem });
}

const GUARD = columnName(GUARD_COLUMN);

/** Names the cells of each row. */
function createTable(
  onRow: (fields: Fields) => void,
  { columns: defined, requires = [] }: CsvTable,
): (row: CsvRow) => void {
  let columns = defined?.map(columnName);

  function takeHeader(row: CsvRow): void {
    columns = row.cells.map(columnName);
    const missing = requires.find((name) => columns?.includes(columnName(name)) !== true);
    if (missing !== undefined) throw faultOf(row, `the first row names no column "${missing}"`);
  }

  return (row) => {
    if (columns === undefined) {
      takeHeader(row);
      return;
    }
    const { cells } = row;
    const { length } = columns;
    if (cells.length < length || cells.slice(length).some((cell) => cell !== ''))
      throw faultOf(row, `a row has ${cells.length} values where ${length} are expected`);
    const isGuarded = cells[columns.indexOf(GUARD)]?.trim().toLowerCase() === 'true';
    const values = isGuarded ? cells.map(unguardCell) : cells;
    const named = Object.fromEntries(columns.map((name, index) => [name, values[index]]));
    onRow(fieldsOf(named, row, { spell: columnName }));
  };
}

/** Parses `text` as CSV; `start` of it tells its separator. Yields what the handlers emit, then one failure if it is broken. */
export async function* parseCsv(
  text: AsyncIterable<string>,
  { start, ...table }: CsvTable & { readonly start: string },
  handle: (emit: Emit) => CsvHandlers,
): AsyncGenerator<ParsedRecord, void, void> {
  const sink = createRecordSink();
  const handlers = handle(sink.emit);
  const onRow = createTable((fields) => handlers.row(fields), table);
  const reader = new CsvReader(separatorOf(start), onRow);
  yield* readInto(text, reader, { sink, end: (whole) => handlers.end?.(whole) });
}
