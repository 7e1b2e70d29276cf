import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../core/refusal.js';

const LONGEST_NAME = 200;
const MOST_FILES = 1000;

/** Files on their way in. */
export interface Uploading {
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly hasRules: boolean;
  /** Takes a file of the archive, or the rules. Refuses `payload_too_large` when all together are. */
  take(kind: 'file' | 'rules', name: string, content: AsyncIterable<Uint8Array>): Promise<void>;
}

/** Takes files into `folder`, after those that are there already; memory does not grow with them. */
export function openUpload(
  folder: string,
  { limit, before }: { readonly limit: number; readonly before: Pick<Uploading, 'files' | 'hasRules'> },
): Uploading {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = [...before.files];
  let { hasRules } = before;
  let total = files.reduce((sum, { bytes }) => sum + bytes, 0);

  async function save(name: string, content: AsyncIterable<Uint8Array>): Promise<number> {
    let size = 0;
    const file = path.join(folder, name);
    async function* counted(): AsyncGenerator<Uint8Array> {
      for await (const chunk of content) {
        size += chunk.length;
        total += chunk.length;
        if (total > limit) throw new Refusal('payload_too_large', { limit });
        yield chunk;
      }
    }
    try {
      await pipeline(counted(), createWriteStream(file, { mode: 0o600 }));
    } catch (error) {
      rmSync(file, { force: true });
      throw error;
    }
    return size;
  }

  return {
    files,
    get hasRules() {
      return hasRules;
    },
    async take(kind, name, content) {
      if (files.length >= MOST_FILES) throw new Refusal('payload_too_large', { limit });
      const size = await save(kind === 'rules' ? 'rules' : String(files.length), content);
      if (kind === 'rules') hasRules = true;
      else files.push({ name: name.slice(0, LONGEST_NAME), bytes: size });
    },
  };
}
