import type { Value } from '../db.js';
import type { ImportedStory, Writes } from '../store.js';

type Run = Pick<Parameters<Writes['importBatch']>[0], 'siteId' | 'system' | 'instance' | 'runId'>;

const COLUMNS = ['site_id', 'system', 'instance', 'kind', 'source_id', 'target_id', 'digest', 'run_id'];

/** Keys of what an import brings; a key that is known stays with what it names. */
export const INTO_REFS = { table: 'import_ref', columns: COLUMNS, rest: 'ON CONFLICT DO NOTHING' };

/** The values of a key, in the order of `INTO_REFS`. */
export function refValues(
  { siteId, system, instance, runId }: Run,
  kind: 'thread' | 'comment',
  ref: { readonly sourceId: string; readonly targetId: number; readonly digest: string },
): readonly Value[] {
  return [siteId, system, instance, kind, ref.sourceId, ref.targetId, ref.digest, runId];
}

/** Further keys, under which archives of other systems name the same. */
export function originValues(
  run: Run,
  kind: 'thread' | 'comment',
  { origins = [], targetId }: { readonly origins: ImportedStory['origins']; readonly targetId: number },
): readonly (readonly Value[])[] {
  return origins.map(({ system, instance, sourceId }) =>
    refValues({ ...run, system, instance }, kind, { sourceId, targetId, digest: '' }),
  );
}
