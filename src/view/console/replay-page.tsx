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
  /** What is wrong with the draft, or odd about it. */
  readonly problems: readonly string[];
  readonly result: {
    readonly decisions: number;
    readonly bad: number;
    readonly before: ScoreView & { readonly perHour: number };
    readonly draft: ScoreView & { readonly perHour: number };
    readonly byRule: readonly { readonly rule: string; readonly held: number; readonly bad: number }[];
    readonly curve: readonly PointView[];
    readonly newlyHeld: readonly (NeighbourView & { readonly rule: string; readonly verdict: string })[];
  } | null;
}

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

function Draft({ siteId, policies, signals, asked }: ReplayPageProps) {
  return (
    <form method="get" action={`/console/site/${siteId}/replay`} class="panel">
      <Select
        id="policy"
        label={words.policy}
        values={['', ...policies]}
        chosen={asked.policy}
        empty={words.current}
      />
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
      </p>
    </form>
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
  const { decisions, bad, before, draft, byRule, curve, newlyHeld } = result;
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
      <NewlyHeld comments={newlyHeld} />
    </>
  );
}

function NewlyHeld({ comments }: { readonly comments: Result['newlyHeld'] }) {
  return (
    <section aria-labelledby="newly">
      <h2 id="newly">{words.newly}</h2>
      {comments.length > 0 ? null : <p class="quiet">{words.none}</p>}
      <ol class="neighbours">
        {comments.map((comment) => (
          <li key={comment.id}>
            <a href={`/console/comment/${comment.id}`}>
              <bdi>{comment.authorName || consoleEn.unnamed}</bdi>
            </a>{' '}
            <span class={`badge status-${comment.status}`}>{STATUS_WORDS[comment.status]}</span>{' '}
            <code>{comment.rule}</code>,{' '}
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
