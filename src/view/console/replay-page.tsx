import type { ConsoleFrame, NeighbourView } from '../../wire/console.js';
import { say } from '../say.js';
import { Frame } from './frame.js';
import { consoleEn, STATUS_WORDS } from './messages.js';
import { type PointView, ReplayPlot, type ScoreView } from './replay-plot.js';
import { replayWords as words } from './replay-words.js';

export interface ReplayPageProps {
  readonly frame: ConsoleFrame;
  readonly siteId: string;
  readonly siteName: string;
  readonly policies: readonly string[];
  readonly signals: readonly string[];
  readonly asked: { readonly policy: string; readonly last: number; readonly signal: string };
  /** A draft that is tried, as a form carries it; null for a shipped policy or the one that is on. */
  readonly draft: { readonly json: string; readonly place: string; readonly address: string } | null;
  /** What is wrong with the draft, or odd about it. */
  readonly problems: readonly string[];
  readonly result: {
    readonly decisions: number;
    readonly bad: number;
    readonly before: ScoreView & { readonly perHour: number };
    readonly draft: ScoreView & { readonly perHour: number };
    readonly byRule: readonly { readonly rule: string; readonly held: number; readonly bad: number }[];
    readonly curve: readonly PointView[];
    readonly byHour: readonly { readonly hour: number; readonly before: number; readonly draft: number }[];
    readonly newlyHeld: readonly DifferingView[];
    readonly released: readonly DifferingView[];
  } | null;
}

/** A comment over which the draft and the policy of then differ; `rule` of the draft where it would be held. */
type DifferingView = NeighbourView & { readonly rule: string | null; readonly verdict: string };

/** A draft policy over past decisions, before it is turned on. */
export function ReplayPage(props: ReplayPageProps) {
  const { frame, siteName, problems, result } = props;
  return (
    <Frame frame={frame} current={null} title={say(words.title, { site: siteName })}>
      <p class="back">
        <a href="/console/sites">{say(consoleEn.backTo, { list: consoleEn.sites })}</a>
      </p>
      <p>{words.about}</p>
      <Draft {...props} />
      {problems.length === 0 ? null : (
        <ul class="stale" role="alert">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {result === null ? null : <Result result={result} signal={props.asked.signal} />}
    </Frame>
  );
}

function Draft({ siteId, policies, signals, asked, draft }: ReplayPageProps) {
  return (
    <form method={draft === null ? 'get' : 'post'} action={`/console/site/${siteId}/replay`} class="panel">
      {draft === null ? (
        <Select
          id="policy"
          label={words.policy}
          values={['', ...policies]}
          chosen={asked.policy}
          empty={words.current}
        />
      ) : (
        <CarriedDraft draft={draft} />
      )}
      <Select
        id="signal"
        label={words.signal}
        values={['', ...signals]}
        chosen={asked.signal}
        empty={words.noSignal}
      />
      <p class="field">
        <label for="last">{words.last}</label>
        <input id="last" name="last" type="number" min={1} max={100_000} value={asked.last} dir="ltr" />
      </p>
      <p class="buttons">
        <button type="submit">{words.replay}</button>
        {draft === null ? null : (
          <button type="submit" name="act" value="show" formaction={draft.address}>
            {words.backToDraft}
          </button>
        )}
      </p>
    </form>
  );
}

/** The draft on its way back to the page where it is written. */
function CarriedDraft({ draft }: { readonly draft: NonNullable<ReplayPageProps['draft']> }) {
  const { name, continues } = JSON.parse(draft.json) as { readonly name: string; readonly continues?: true };
  return (
    <>
      <p>{say(words.theDraft, { name })}</p>
      <input type="hidden" name="draft" value={draft.json} />
      <input type="hidden" name="policyName" value={name} />
      {continues === true ? <input type="hidden" name="continues" value="1" /> : null}
      <input type="hidden" name="place" value={draft.place} />
    </>
  );
}

function Select(props: {
  readonly id: string;
  readonly label: string;
  readonly values: readonly string[];
  readonly chosen: string;
  readonly empty: string;
}) {
  const { id, label, values, chosen, empty } = props;
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <select id={id} name={id}>
        {values.map((value) => (
          <option key={value} value={value} selected={value === chosen}>
            {value || empty}
          </option>
        ))}
      </select>
    </p>
  );
}

type Result = NonNullable<ReplayPageProps['result']>;

function Result({ result, signal }: { readonly result: Result; readonly signal: string }) {
  const { decisions, bad, before, draft, byRule, byHour, curve, newlyHeld, released } = result;
  return (
    <>
      <section aria-labelledby="figures">
        <h2 id="figures">{words.figures}</h2>
        <p>{say(words.looked, { decisions, bad })}</p>
        <Table head={[words.way, words.heldCount, words.precision, words.recall, words.perHour]}>
          {(
            [
              ['before', before],
              ['draft', draft],
            ] as const
          ).map(([name, score]) => (
            <tr key={name}>
              <th scope="row">{words[name]}</th>
              <Cells
                values={[score.held, share(score.precision), share(score.recall), score.perHour.toFixed(2)]}
              />
            </tr>
          ))}
        </Table>
        {byRule.length === 0 ? null : (
          <Table head={[words.rule, words.heldCount, words.refused]}>
            {byRule.map(({ rule, held, bad: refused }) => (
              <tr key={rule}>
                <th scope="row">
                  <code>{rule}</code>
                </th>
                <Cells values={[held, refused]} />
              </tr>
            ))}
          </Table>
        )}
        <Load byHour={byHour} />
      </section>
      {curve.length === 0 ? null : (
        <section aria-labelledby="curve">
          <h2 id="curve">{say(words.curve, { signal })}</h2>
          <ReplayPlot points={curve} title={say(words.curve, { signal })} words={words} />
          <p class="quiet">{words.key}</p>
          <Table head={[words.threshold, words.heldCount, words.precision, words.recall]}>
            {curve.map((point) => (
              <tr key={point.threshold}>
                <th scope="row">{point.threshold}</th>
                <Cells values={[point.held, share(point.precision), share(point.recall)]} />
              </tr>
            ))}
          </Table>
        </section>
      )}
      <Differing id="newly" title={words.newly} comments={newlyHeld} />
      <Differing id="released" title={words.released} comments={released} />
    </>
  );
}

/** What a moderator would have had to read, by the hour of the day. */
function Load({ byHour }: Pick<Result, 'byHour'>) {
  const busiest = byHour.reduce((most, one) => (one.draft > most.draft ? one : most), { hour: 0, draft: 0 });
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  return (
    <details>
      <summary>
        {busiest.draft === 0
          ? words.loadNone
          : say(words.load, { hour: clock(busiest.hour), held: busiest.draft.toFixed(1) })}
      </summary>
      <Table head={[words.hour, words.before, words.draft]}>
        {byHour.map(({ hour, before, draft }) => (
          <tr key={hour}>
            <th scope="row">{clock(hour)}</th>
            <Cells values={[before.toFixed(1), draft.toFixed(1)]} />
          </tr>
        ))}
      </Table>
    </details>
  );
}

function Differing(props: {
  readonly id: string;
  readonly title: string;
  readonly comments: readonly DifferingView[];
}) {
  const { id, title, comments } = props;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {comments.length > 0 ? null : <p class="quiet">{words.none}</p>}
      <ol class="neighbours">
        {comments.map((comment) => (
          <li key={comment.id}>
            <a href={`/console/comment/${comment.id}`}>
              <bdi>{comment.authorName || consoleEn.unnamed}</bdi>
            </a>{' '}
            <span class={`badge status-${comment.status}`}>{STATUS_WORDS[comment.status]}</span>{' '}
            {comment.rule === null ? null : (
              <>
                <code>{comment.rule}</code>,{' '}
              </>
            )}
            {(words.verdicts as Readonly<Record<string, string>>)[comment.verdict]}
            <p dir="auto">{comment.quote}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Table({ head, children }: { readonly head: readonly string[]; readonly children: unknown }) {
  return (
    <section class="table" aria-label={head.join(', ')}>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children as never}</tbody>
      </table>
    </section>
  );
}

function Cells({ values }: { readonly values: readonly (string | number)[] }) {
  return (
    <>
      {values.map((value, at) => (
        <td key={String(at)}>{value}</td>
      ))}
    </>
  );
}

function share(value: number | null): string {
  return value === null ? '–' : `${Math.round(value * 100)} %`;
}
