import { parseCsv } from './csv.js';
import { type Fields, fieldsOf } from './fields.js';
import type { ParsedRecord } from './format.js';
import { parseJson } from './json.js';
import type { JsonItem, JsonShape } from './json-reader.js';
import { peekText } from './peek-text.js';
import type { Emit } from './xml-dialect.js';

export interface RowHandlers {
  /** `path` is that of the JSON item (see JsonItem), 'csv' for a row of a table. */
  row(fields: Fields, path: string): void;
  /** One of the shape's `values`. */
  value?(item: JsonItem): void;
  end?(whole: boolean): void;
}

export interface RowShape extends JsonShape {
  /** Columns that the header of a CSV file must have. */
  readonly requires: readonly string[];
}

// A header fits.
const PEEKED = 4096;

/**
 * Parses a table whose rows are objects: a JSON text of the given shape, or CSV with a header. Yields what the handlers
 * emit, then one failure if the file is broken.
 */
export async function* parseRows(
  text: AsyncIterable<string>,
  { requires, ...shape }: RowShape,
  handle: (emit: Emit) => RowHandlers,
): AsyncGenerator<ParsedRecord, void, void> {
  const { start, whole } = await peekText(text, PEEKED);
  if (/^\s*[[{]/.test(start)) {
    yield* parseJson(whole, shape, (emit) => {
      const handlers = handle(emit);
      const item = (found: JsonItem): void => {
        if (shape.values?.includes(found.path) === true) handlers.value?.(found);
        else handlers.row(fieldsOf(found.value, found), found.path);
      };
      return { ...handlers, item };
    });
    return;
  }
  yield* parseCsv(whole, { start, requires }, (emit) => {
    const handlers = handle(emit);
    return { ...handlers, row: (fields) => handlers.row(fields, 'csv') };
  });
}
