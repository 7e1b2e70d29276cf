import type { DecisionId } from '../../core/ids.js';
import type { ImportedComment, NewDecision } from '../../storage/store.js';
import type { ConvertedRow, Converting } from './convert-row.js';
import type { Verdict } from './judge.js';

/** Rows as the site's policy leaves them, in their order; the ledger is told what it would hold. */
export async function judgeRows(
  writing: Converting,
  rows: readonly ConvertedRow[],
): Promise<readonly ImportedComment[]> {
  const { judge } = writing.request;
  if (judge === null) return rows.map(({ imported }) => imported);
  const verdicts = await judge.judge(rows.flatMap(({ draft }) => draft ?? []));
  let next = 0;
  return rows.map(({ imported, draft }) => {
    const verdict = draft === null ? null : (verdicts[next++] ?? null);
    return verdict === null ? imported : judged(writing, imported, verdict);
  });
}

function judged(
  { request, counter, newId, clock }: Converting,
  imported: ImportedComment,
  verdict: Verdict,
): ImportedComment {
  const holds = request.judge?.holds === true;
  request.onVerdict?.(imported, verdict);
  counter.warn({
    code: holds ? 'held_by_policy' : 'would_hold',
    message: `Rule ${verdict.rule}: ${verdict.reason ?? ''}`,
    sourceId: imported.ref.sourceId,
  });
  if (!holds) return imported;
  const decision: NewDecision = {
    id: newId<DecisionId>(),
    actorKind: 'policy',
    actorId: null,
    outcome: 'hold',
    undoes: null,
    createdAt: clock(),
    ...verdict,
  };
  return { ...imported, comment: { ...imported.comment, status: 'held' }, decision };
}
