import type { ConsoleFrame } from '../../wire/console.js';
import { say, sayWith } from '../say.js';
import { Frame } from './frame.js';
import { Weighed, type WordView } from './learning-page.js';
import { learningWords as words } from './learning-words.js';
import { consoleEn } from './messages.js';

export interface ScorePageProps {
  readonly frame: ConsoleFrame;
  readonly commentId: string;
  readonly siteId: string;
  readonly siteName: string;
  readonly authorName: string;
  readonly text: string;
  readonly score: number;
  readonly learnt: number;
  readonly bar: number;
  readonly isProven: boolean;
  readonly shipped: {
    readonly score: number;
    readonly words: readonly string[];
    readonly version: string;
  } | null;
  readonly raised: readonly WordView[];
  readonly lowered: readonly WordView[];
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Why one comment has its score: what the shipped model says, what this site's decisions add, and by which words. */
export function ScorePage(props: ScorePageProps) {
  const { frame, commentId, siteId, siteName, text, score, learnt, shipped, raised, lowered } = props;
  const name = props.authorName || consoleEn.unnamed;
  return (
    <Frame
      frame={frame}
      current={null}
      title={say(words.whyTitle, { name })}
      heading={sayWith(words.whyTitle, { name: <bdi>{name}</bdi> })}
    >
      <p class="back">
        <a href={`/console/comment/${commentId}`}>{say(consoleEn.backTo, { list: consoleEn.theComment })}</a>
      </p>
      <blockquote>
        <p dir="auto">{text}</p>
      </blockquote>
      <section class="panel" aria-label={words.why}>
        <p>
          <strong>{say(words.whyScore, { score: percent(score) })}</strong>
        </p>
        <p>
          {shipped === null
            ? words.whyUntold
            : say(words.whyShipped, { version: shipped.version, score: percent(shipped.score) })}
        </p>
        {shipped === null || shipped.words.length === 0 ? null : (
          <>
            <p>{words.whyShippedWords}</p>
            <ul class="weighed">
              {shipped.words.map((word) => (
                <li key={word}>
                  <bdi>{word}</bdi>
                </li>
              ))}
            </ul>
          </>
        )}
        <p>{say(words.whyLearnt, { learnt: learnt.toFixed(2) })}</p>
        {raised.length + lowered.length === 0 ? <p class="quiet">{words.whyNothing}</p> : null}
        {raised.length === 0 ? null : <Weighed title={words.raises} list={raised} />}
        {lowered.length === 0 ? null : <Weighed title={words.lowers} list={lowered} />}
        <p class="quiet">
          {say(props.isProven ? words.proven : words.unproven, { bar: percent(props.bar) })}{' '}
          <a href={`/console/site/${siteId}/learning`}>
            {sayWith(words.link, { site: <bdi>{siteName}</bdi> })}
          </a>
        </p>
      </section>
    </Frame>
  );
}
