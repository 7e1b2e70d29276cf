import type { ConsoleFrame } from '../../wire/console.js';
import { say } from '../say.js';
import { CoursePlot, type StretchView } from './course-plot.js';
import { Table } from './figure.js';
import { learningWords as words } from './learning-words.js';
import { SiteFrame } from './site-frame.js';

export interface WordView {
  readonly word: string;
  readonly weight: number;
}

export interface LearningPageProps {
  readonly frame: ConsoleFrame;
  readonly siteId: string;
  readonly siteName: string;
  readonly hasShipped: boolean;
  readonly mayChange: boolean;
  readonly lessons: number;
  readonly isProven: boolean;
  /** Shares from 0 to 1, here and below. */
  readonly bar: number;
  readonly record: {
    readonly predictions: number;
    readonly foretold: number;
    readonly precision: number | null;
    readonly low: number;
    readonly high: number;
    readonly area: number | null;
    readonly areaOfShipped: number | null;
  };
  readonly course: readonly StretchView[];
  readonly refused: readonly WordView[];
  readonly letThrough: readonly WordView[];
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** What the decisions of a site have taught its model, how good it has been, and what may be done about it. */
export function LearningPage(props: LearningPageProps) {
  const { frame, siteName, hasShipped, bar, isProven, course } = props;
  return (
    <SiteFrame frame={frame} siteName={siteName} title={words.title}>
      <p>{words.about}</p>
      {hasShipped ? null : <p class="stale">{words.noModel}</p>}
      <section class="panel" aria-label={words.course}>
        <Record {...props} />
        <p>
          <strong>{say(isProven ? words.proven : words.unproven, { bar: percent(bar) })}</strong>
        </p>
      </section>
      {course.length < 2 ? null : <Course course={course} bar={bar} />}
      <section aria-labelledby="words">
        <h2 id="words">{words.words}</h2>
        <Weighed title={words.raises} list={props.refused} />
        <Weighed title={words.lowers} list={props.letThrough} />
      </section>
      <Settings {...props} />
    </SiteFrame>
  );
}

function Record({ lessons, record }: LearningPageProps) {
  const { predictions, foretold, precision, low, high, area, areaOfShipped } = record;
  return (
    <>
      <p>{say(words.lessons, { lessons, predictions })}</p>
      <p>
        {precision === null
          ? words.nothing
          : say(words.precision, {
              ...{ foretold, precision: percent(precision), low: percent(low), high: percent(high) },
            })}
      </p>
      {area === null || areaOfShipped === null ? null : (
        <p>{say(words.areas, { area: percent(area), shipped: percent(areaOfShipped) })}</p>
      )}
    </>
  );
}

function Course({ course, bar }: Pick<LearningPageProps, 'course' | 'bar'>) {
  return (
    <section aria-labelledby="course">
      <h2 id="course">{words.course}</h2>
      <CoursePlot stretches={course} bar={bar} title={words.course} barWord={words.barLine} />
      <Table
        columns={[words.stretch, words.foretoldCount, words.share, words.interval]}
        rows={course.map(({ foretold, precision, low, high }, n) => [
          n + 1,
          foretold,
          precision === null ? '–' : percent(precision),
          precision === null ? '–' : `${percent(low)} – ${percent(high)}`,
        ])}
      />
    </section>
  );
}

/** Words with their weights; nothing but a sentence where there are none. */
export function Weighed({ title, list }: { readonly title: string; readonly list: readonly WordView[] }) {
  return (
    <>
      <h3>{title}</h3>
      {list.length === 0 ? (
        <p class="quiet">{words.noWords}</p>
      ) : (
        <ul class="weighed">
          {list.map(({ word, weight }) => (
            <li key={word}>
              <bdi>{word}</bdi> <span class="score">{weight.toFixed(2)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Settings({ siteId, bar, mayChange }: LearningPageProps) {
  const address = `/console/site/${siteId}/learning`;
  return (
    <section class="panel" aria-labelledby="settings">
      <h2 id="settings">{words.settings}</h2>
      <p class="quiet">{words.bounds}</p>
      <p>
        <a href={`${address}/weights.json`}>{words.exports}</a>
      </p>
      {mayChange ? (
        <>
          <form method="post" action={address}>
            <p class="field">
              <label for="bar">{words.bar}</label>
              <input
                id="bar"
                name="bar"
                type="number"
                min={50}
                max={99}
                value={Math.round(bar * 100)}
                dir="ltr"
              />
            </p>
            <p class="buttons">
              <button type="submit">{words.save}</button>
            </p>
          </form>
          <form method="post" action={address}>
            <p>
              <label class="choice" for="sure">
                <input id="sure" type="checkbox" name="forget" value="1" required /> {words.forgetSure}
              </label>
            </p>
            <p class="buttons">
              <button type="submit">{words.forget}</button>
            </p>
          </form>
        </>
      ) : (
        <p class="quiet">{words.adminsOnly}</p>
      )}
    </section>
  );
}
