import type { SourceStatus } from './format.js';
import type { Emit } from './xml-dialect.js';

/**
 * The status that a source's own word for it means by `table`, whose keys are in lower case. A word that is not in it waits for
 * a person, with a warning `unknown_status`: what was not public there must not become public here.
 */
export function knownStatus(
  written: string,
  table: Readonly<Record<string, SourceStatus>>,
  { emit, sourceId }: { readonly emit: Emit; readonly sourceId: string | undefined },
): SourceStatus {
  const word = written.trim().toLowerCase();
  const status = Object.hasOwn(table, word) ? table[word] : undefined;
  if (status !== undefined) return status;
  const message = `status ${JSON.stringify(word.slice(0, 40))} is unknown; the comment waits`;
  emit({ type: 'warning', code: 'unknown_status', message, sourceId: sourceId ?? '' });
  return 'pending';
}
