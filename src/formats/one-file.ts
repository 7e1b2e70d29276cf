import type { ArchiveFile } from './format.js';

/** A text as an archive of one file without a name. */
export async function* oneFile(text: AsyncIterable<string>): AsyncGenerator<ArchiveFile> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of text) yield Buffer.from(chunk, 'utf8');
  }
  yield { name: '', head: '', text, bytes };
}
