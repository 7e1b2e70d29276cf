import type { ArchiveFile } from './format.js';
import { peekText } from './peek-text.js';

const HEAD_LENGTH = 64 * 1024;

/** A text as an archive of one file without a name. */
export async function* oneFile(text: AsyncIterable<string>): AsyncGenerator<ArchiveFile> {
  const { start, whole } = await peekText(text, HEAD_LENGTH);
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of whole) yield Buffer.from(chunk, 'utf8');
  }
  yield { name: '', head: start.slice(0, HEAD_LENGTH), text: whole, bytes };
}
