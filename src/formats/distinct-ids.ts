import { createHash } from 'node:crypto';
import type { Emit } from './xml-dialect.js';

// 48 bits: among a million ids two meet by chance once in some 500 archives, and then one of them gets a longer id.
const DIGEST_BYTES = 6;

function digestOf(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, DIGEST_BYTES);
}

/**
 * Ids for sources that do not see to it that theirs are unique: migration tools give one id to two comments. The first
 * keeps it, a different comment of the same id gets one with a mark of its content, the same in every import, and a
 * warning `id_twice`. An equal row keeps the id: it is the same comment twice. Memory: some 40 bytes for each id.
 */
export function createDistinctIds(
  emit: Emit,
): (id: string | undefined, content: string) => string | undefined {
  const known = new Map<number, number>();
  return (id, content) => {
    if (id === undefined) return undefined;
    const key = digestOf(id);
    const digest = digestOf(content);
    const before = known.get(key);
    if (before === undefined) known.set(key, digest);
    if (before === undefined || before === digest) return id;
    const sourceId = `${id}~${digest.toString(16)}`;
    const message = 'two different comments have this id; the second is kept under another one';
    emit({ type: 'warning', code: 'id_twice', message, sourceId });
    return sourceId;
  };
}
