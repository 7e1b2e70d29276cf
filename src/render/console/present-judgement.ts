import type { Decision } from '../../core/decision.js';
import type { Evidence } from '../../core/evidence.js';
import type { EvidenceView, JudgementView } from '../../wire/console.js';
import type { NumberedSpans } from './marked-stretches.js';
import { namedJudge } from './present-decision.js';

/** Why a comment stands as it does: the deciding rule, the others that matched, and all that was found, the gravest first. */
export function presentJudgement(judgement: Decision): JudgementView {
  const { outcome, rule, reason, matched } = judgement;
  return {
    outcome,
    by: namedJudge(judgement),
    rule,
    reason,
    alsoMatched: matched.filter((id) => id !== rule),
    evidence: numbered(judgement.evidence).map(presentEvidence),
  };
}

/** The spans that the marks of `presentJudgement` number. Evidence about an earlier text marks nothing in this one. */
export function numberedSpans(judgement: Decision | null, revision: number): readonly NumberedSpans[] {
  if (judgement === null || judgement.revision !== revision) return [];
  return numbered(judgement.evidence).flatMap(({ number, evidence }) =>
    number === null ? [] : { number, spans: evidence.spans },
  );
}

interface Numbered {
  readonly evidence: Evidence;
  readonly number: number | null;
}

/** What was looked at and not found is left out; what could not be looked at is said. */
function numbered(evidence: readonly Evidence[]): readonly Numbered[] {
  let last = 0;
  return evidence
    .filter(({ score, failed }) => score > 0 || failed === true)
    .sort((a, b) => b.score - a.score)
    .map((found) => ({ evidence: found, number: found.spans.length > 0 ? ++last : null }));
}

function presentEvidence({ evidence, number }: Numbered): EvidenceView {
  const { signal, score, sentence, failed } = evidence;
  return { signal, score: String(Math.round(score * 100) / 100), sentence, failed: failed === true, number };
}
