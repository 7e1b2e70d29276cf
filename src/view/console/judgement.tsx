import type { CardView, EvidenceView, JudgementView } from '../../wire/console.js';
import { say, sayWith } from '../say.js';
import { learningWords } from './learning-words.js';
import { OUTCOME_WORDS, consoleEn as words } from './messages.js';

/** Why the comment stands as it does: the last word of a person, then the rule and all that was found. */
export function Judgement({ card: { id, judgement, lastWord } }: { readonly card: CardView }) {
  return (
    <>
      {lastWord === null ? null : (
        <section>
          <h3>
            {sayWith(words.decidedBy, {
              outcome: OUTCOME_WORDS[lastWord.outcome],
              by: <bdi>{lastWord.by}</bdi>,
            })}
          </h3>
          {lastWord.reason === null ? null : <p dir="auto">{lastWord.reason}</p>}
        </section>
      )}
      {judgement === null ? null : <ByRule id={id} judgement={judgement} isLastWord={lastWord === null} />}
    </>
  );
}

function ByRule({
  id,
  judgement,
  isLastWord,
}: {
  readonly id: string;
  readonly judgement: JudgementView;
  readonly isLastWord: boolean;
}) {
  const { by, reason, alsoMatched, evidence } = judgement;
  return (
    <section>
      <h3>{headingOf(judgement, isLastWord)}</h3>
      {reason === null ? null : <p dir="auto">{reason}</p>}
      {evidence.length === 0 ? <p class="quiet">{words.noEvidence}</p> : <EvidenceList evidence={evidence} />}
      <p class="quiet">
        {say(words.judgedBy, { by })}
        {alsoMatched.length === 0
          ? null
          : ` · ${say(words.alsoMatched, { rules: alsoMatched.join(words.comma) })}`}
        {' · '}
        <a href={`/console/comment/${id}/score`}>{learningWords.why}</a>
      </p>
    </section>
  );
}

/** A rule that a person has overruled is told in the past, not as how things stand. */
function headingOf({ outcome, rule, by }: JudgementView, isLastWord: boolean) {
  const said = isLastWord
    ? OUTCOME_WORDS[outcome]
    : `${words.before} ${OUTCOME_WORDS[outcome].toLowerCase()}`;
  if (rule !== null) return sayWith(words.because, { outcome: said, rule: <code>{rule}</code> });
  return say(by.startsWith('policy') ? words.becauseMode : words.becauseBy, { outcome: said, by });
}

function EvidenceList({ evidence }: { readonly evidence: readonly EvidenceView[] }) {
  return (
    <ul class="evidence" aria-label={words.found}>
      {evidence.map(({ signal, score, sentence, failed, number, also }) => (
        <li key={signal}>
          {number === null ? null : <sup>{number}</sup>}
          <code>{signal}</code> <span class="score">{failed ? words.failedSignal : score}</span> {sentence}
          {also.length === 0 ? null : <Aspects also={also} />}
        </li>
      ))}
    </ul>
  );
}

/** What else the same measure says. */
function Aspects({ also }: Pick<EvidenceView, 'also'>) {
  return (
    <span class="aspects">
      {also.map(({ signal, score }) => (
        <span key={signal}>
          <code>{signal}</code> <span class="score">{score}</span>{' '}
        </span>
      ))}
    </span>
  );
}
