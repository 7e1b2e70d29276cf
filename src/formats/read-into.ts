import type { ParsedFailure, ParsedRecord } from './format.js';
import { failureFrom } from './parse-failure.js';
import type { RecordSink } from './record-sink.js';

/** A parser that is fed chunk by chunk; `write` and `close` throw a refusal where the text breaks. */
interface ChunkReader {
  write(chunk: string): void;
  close(): void;
  /** Where it stands, from 1. */
  place(): { readonly line: number; readonly column: number };
}

/** Feeds `text` to `reader`; yields what reaches the sink meanwhile, then one failure if the text is broken. */
export async function* readInto(
  text: AsyncIterable<string>,
  reader: ChunkReader,
  { sink, end }: { readonly sink: RecordSink; readonly end: (whole: boolean) => void },
): AsyncGenerator<ParsedRecord, void, void> {
  let failure: ParsedFailure | undefined;
  try {
    for await (const chunk of text) {
      reader.write(chunk);
      yield* sink.drain();
    }
    reader.close();
  } catch (error) {
    failure = failureFrom(error, { ...reader.place(), lastSourceId: sink.lastSourceId() });
  }
  end(failure === undefined);
  yield* sink.drain();
  if (failure !== undefined) yield failure;
}
