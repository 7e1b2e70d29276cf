import type { Agreement } from '../../core/numbers/agreement.js';
import type { HoldNumbers } from '../../core/numbers/holds.js';
import type { ReporterBand } from '../../core/numbers/reporters.js';
import type { DayCount } from '../../core/numbers/volume.js';
import type { ConsoleFrame } from '../../wire/console.js';
import { say } from '../say.js';
import { Figure } from './figure.js';
import { numbersWords as words } from './numbers-words.js';
import { SiteFrame } from './site-frame.js';

export interface NumbersPageProps {
  readonly frame: ConsoleFrame;
  readonly siteName: string;
  readonly days: readonly DayCount[];
  readonly holds: HoldNumbers;
  readonly agreement: Agreement;
  readonly reporters: readonly ReporterBand[];
  readonly isCut: boolean;
  readonly most: number;
}

/** Rules that are drawn. */
const MOST_RULES = 40;

/** What moderation on a site came to in the last 30 days: five plots, each with its table. */
export function NumbersPage(props: NumbersPageProps) {
  const { frame, siteName, isCut, most } = props;
  return (
    <SiteFrame frame={frame} siteName={siteName} title={words.title}>
      <p>{words.about}</p>
      {isCut ? <p class="stale">{say(words.cut, { most })}</p> : null}
      <Days {...props} />
      <Rules {...props} />
      <Times {...props} />
      <Agreeing {...props} />
      <Reporters {...props} />
    </SiteFrame>
  );
}

function Days({ days }: NumbersPageProps) {
  const parts = [words.published, words.held, words.refused];
  const bars = days.map(({ day, published, held, refused }) => {
    return { label: day, parts: [published, held, refused], said: `${published} · ${held} · ${refused}` };
  });
  const rows = days.map(({ day, published, held, refused }) => [day, published, held, refused]);
  const columns = [words.day, ...parts];
  return <Figure id="days" title={words.days} about={words.daysAbout} {...{ parts, bars, columns, rows }} />;
}

function Rules({ holds }: NumbersPageProps) {
  const rules = holds.rules.slice(0, MOST_RULES).map(({ rule, held, published, refused }) => {
    return { name: rule ?? words.noRule, held, published, refused, open: held - published - refused };
  });
  const parts = [words.thenPublished, words.thenRefused, words.open];
  const bars = rules.map(({ name, published, refused, open }) => {
    return { label: name, parts: [published, refused, open], said: `${published} · ${refused} · ${open}` };
  });
  const rows = rules.map(({ name, held, published, refused, open }) => {
    return [<bdi key={name}>{name}</bdi>, held, published, refused, open];
  });
  const columns = [words.rule, words.held, ...parts];
  return (
    <Figure id="rules" title={words.rules} about={words.rulesAbout} {...{ parts, bars, columns, rows }} />
  );
}

function Times({ holds: { decided, median, ninetieth } }: NumbersPageProps) {
  const measures = [
    { label: words.median, time: median },
    { label: words.ninetieth, time: ninetieth },
  ].flatMap(({ label, time }) => (time === null ? [] : { label, time, said: timeInWords(time) }));
  const bars = measures.map(({ label, time, said }) => ({ label, parts: [time], said }));
  const rows = measures.map(({ label, said }) => [label, said]);
  const about = say(words.timesAbout, { decided });
  return (
    <Figure
      id="times"
      title={words.times}
      about={about}
      columns={[words.measure, words.time]}
      {...{ bars, rows }}
    />
  );
}

function Agreeing({ agreement }: NumbersPageProps) {
  const kinds = (['alike', 'otherwise', 'undone', 'upheld', 'reversed'] as const).map((kind) => {
    return { label: words[kind], times: agreement[kind] };
  });
  const bars = kinds.map(({ label, times }) => ({ label, parts: [times], said: String(times) }));
  const rows = kinds.map(({ label, times }) => [label, times]);
  const share = agreement.share === null ? '–' : `${Math.round(agreement.share * 100)} %`;
  const about = say(words.agreementAbout, { share });
  return (
    <Figure
      id="agreement"
      title={words.agreement}
      about={about}
      columns={[words.kind, words.count]}
      {...{ bars, rows }}
    />
  );
}

function Reporters({ reporters }: NumbersPageProps) {
  const bands = reporters.map(({ from, to, reporters: readers, closed, upheld }) => {
    const label = to === null ? say(words.andMore, { from }) : say(words.toTo, { from, to });
    return { label: from === to ? String(from) : label, readers, upheld, not: closed - upheld };
  });
  const parts = [words.flagsUpheld, words.flagsNot];
  const bars = bands.map(({ label, upheld, not }) => {
    return { label, parts: [upheld, not], said: `${upheld} · ${not}` };
  });
  const rows = bands.map(({ label, readers, upheld, not }) => [label, readers, upheld, not]);
  const columns = [words.flags, words.readers, ...parts];
  return (
    <Figure
      id="reporters"
      title={words.reporters}
      about={words.reportersAbout}
      {...{ parts, bars, columns, rows }}
    />
  );
}

/** A length of time in its largest fitting unit, to one decimal. */
function timeInWords(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  if (minutes < 90) return `${minutes.toFixed(1)} min`;
  return minutes < 48 * 60 ? `${(minutes / 60).toFixed(1)} h` : `${(minutes / 1440).toFixed(1)} d`;
}
