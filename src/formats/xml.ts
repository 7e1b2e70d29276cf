import type { ParsedFailure, ParsedRecord } from './format.js';
import { failureFrom } from './parse-failure.js';
import type { XmlDialect } from './xml-dialect.js';
import { XmlReader } from './xml-reader.js';

/**
 * Parses `text` as `dialect` reads it. Yields its records, then warnings about the text, then one failure if the file is
 * broken. Throws only what is no fault of the file.
 */
export async function* parseXml(
  text: AsyncIterable<string>,
  dialect: XmlDialect,
): AsyncGenerator<ParsedRecord, void, void> {
  const reader = new XmlReader(dialect);
  let failure: ParsedFailure | undefined;
  try {
    for await (const chunk of text) {
      reader.write(chunk);
      yield* reader.drain();
    }
    reader.close();
  } catch (error) {
    failure = failureFrom(error, reader.place());
  }
  reader.end(failure === undefined);
  yield* reader.drain();
  yield* reader.warnings();
  if (failure !== undefined) yield failure;
}
