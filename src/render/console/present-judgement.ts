import type { Decision } from '../../core/decision.js';
import type { Evidence } from '../../core/evidence.js';
import type { EvidenceView, JudgementView } from '../../wire/console.js';
import type { NumberedSpans } from './marked-stretches.js';
import { namedJudge } from './present-decision.js';

/** Why a comment stands as it does: the deciding rule, the others that matched, and all that was found, the gravest first, then what was found later. */
export function presentJudgement(judgement: Decision, later: readonly Evidence[] = []): JudgementView {
  const { outcome, rule, reason, matched } = judgement;
  return {
    outcome,
    by: namedJudge(judgement),
    rule,
    reason,
    alsoMatched: matched.filter((id) => id !== rule),
    evidence: [...numbered(judgement.evidence), ...numbered(later)].map(presentEvidence),
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
  readonly also: readonly Evidence[];
  readonly number: number | null;
}

/** Aspects that one model gives the same text: told apart they would fill a card and mark the same words. */
const ASPECTS: ReadonlySet<string> = new Set([
  'toxicity',
  'severe-toxicity',
  'identity-attack',
  'insult',
  'profanity',
  'threat',
]);

/** What was looked at and not found is left out; what could not be looked at is said. */
function numbered(evidence: readonly Evidence[]): readonly Numbered[] {
  const found = evidence
    .filter(({ score, failed }) => score > 0 || failed === true)
    .sort((a, b) => b.score - a.score);
  const aspects = found.filter(({ signal, failed }) => ASPECTS.has(signal) && failed !== true);
  const also = aspects.slice(1);
  let last = 0;
  return found
    .filter((one) => !also.includes(one))
    .map((one) => ({
      evidence: one,
      also: one === aspects[0] ? also : [],
      number: one.spans.length > 0 ? ++last : null,
    }));
}

function presentEvidence({ evidence, also, number }: Numbered): EvidenceView {
  const { signal, score, sentence, failed } = evidence;
  return {
    ...{ signal, score: rounded(score), sentence, failed: failed === true, number },
    also: also.map((one) => ({ signal: one.signal, score: rounded(one.score) })),
  };
}

function rounded(score: number): string {
  return String(Math.round(score * 100) / 100);
}
