import type { ArchiveFile, ParsedRecord } from './format.js';

/** Parses one file after another; a failure ends it. */
export async function* eachFile(
  files: AsyncIterable<ArchiveFile>,
  parseFile: (file: ArchiveFile) => AsyncIterable<ParsedRecord>,
): AsyncGenerator<ParsedRecord, void, void> {
  for await (const file of files) {
    for await (const record of parseFile(file)) {
      yield record;
      if (record.type === 'failure') return;
    }
  }
}
