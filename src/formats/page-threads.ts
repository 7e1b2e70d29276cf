import { emitThread, type ThreadParts } from './emit-records.js';
import { detached } from './record-fields.js';
import type { Emit } from './xml-dialect.js';

/**
 * Threads of sources that have no list of pages: every row names its page. The first row of a page makes its thread; call
 * it for every row, before the comment. `seen` goes from file to file where an archive has several.
 */
export function createPageThreads(emit: Emit, seen = new Set<string>()): (parts: ThreadParts) => void {
  return (parts) => {
    if (parts.id === '' || seen.has(parts.id)) return;
    seen.add(detached(parts.id));
    emitThread(emit, parts);
  };
}
