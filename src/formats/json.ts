import type { ParsedRecord } from './format.js';
import { type JsonItem, JsonReader, type JsonShape } from './json-reader.js';
import { readInto } from './read-into.js';
import { createRecordSink } from './record-sink.js';
import type { Emit } from './xml-dialect.js';

/** What a format makes of the items. */
export interface JsonHandlers {
  item(item: JsonItem): void;
  /** After the last item; not `whole` when the file breaks there. */
  end?(whole: boolean): void;
}

/**
 * Parses `text` as JSON of the given shape. Yields what the handlers emit, in order, then one failure if the file is broken.
 * Throws only what is no fault of the file.
 */
export async function* parseJson(
  text: AsyncIterable<string>,
  shape: JsonShape,
  start: (emit: Emit) => JsonHandlers,
): AsyncGenerator<ParsedRecord, void, void> {
  const sink = createRecordSink();
  const handlers = start(sink.emit);
  const reader = new JsonReader(shape, (item) => handlers.item(item));
  yield* readInto(text, reader, { sink, end: (whole) => handlers.end?.(whole) });
}
