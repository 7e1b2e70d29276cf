/** Part 7 of the templates of Implementing Regulation (EU) 2024/2835: complaints, disputes and suspensions. */
import type { TransparencyFigures } from './transparency.js';

const PLATFORMS = 'Only for providers of online platforms';
const COMPLAINTS = 'Internal complaints mechanism';
const DISPUTES = 'Out-of-court dispute settlement bodies';
const SUSPENSIONS = 'Suspensions imposed on repeated offenders';
const ALL = 'Number of complaints submitted to the internal-complaints mechanism';
const TO = 'Complaint regarding a decision';
const NOT_TO_ACT = `${TO} not to take action on a notice submitted`;
const OUT_OF_COURT = 'Number of disputes submitted to out-of-court dispute settlement bodies';

type Cells = readonly [scope: string, value: string, context: string];

const ELSEWHERE = 'Not recorded by the software: fill in by hand.';
const BY_MAIL = 'Complaints about it come by mail and are not recorded by the software.';
const NEVER = 'The service takes no such decision.';
const SUSPENDED = ['illegal content ', 'unfounded notices', 'unfounded complaints'];
const ONE_COUNT = ['Total number'];
const ENDS = ['Decisions upheld', 'Decisions partially reversed', 'Decisions reversed', 'Median time'];

export interface ComplaintHead {
  readonly service: string;
  /** First and last day as the templates part them. */
  readonly period: string;
  /** Of times in milliseconds the median in hours; empty of none. */
  readonly hours: (times: readonly number[]) => string;
}

/**
 * Every row of the template. What Parley records are appeals against decisions about comments; of the rest each row
 * says why it is empty or nought.
 */
export function complaintRows(
  head: ComplaintHead,
  { appeals }: Pick<TransparencyFigures, 'appeals'>,
): readonly (readonly string[])[] {
  const { total, open } = appeals;
  const about = [head.service, head.period];
  const section: Section = (name, indicator, cells) =>
    cells.map((row) => [PLATFORMS, ...about, name, indicator, ...row]);
  const whole = [...ONE_COUNT, ...ENDS];
  const ended = endsOf(head, appeals);
  return [
    [
      'Applicability',
      'Service',
      'Reporting period',
      'Section',
      'Indicator',
      'Scope',
      'Value',
      'Contextual Information',
    ],
    ['All', ...about, COMPLAINTS, ALL, 'Total number', String(total), ''],
    ...section(COMPLAINTS, ALL, [...ended, ['Decision omitted', String(open), 'Still waiting.']]),
    ...section(COMPLAINTS, 'Number of restrictions newly imposed as a result of an internal complaint', [
      ['Total number', '0', 'An appeal never makes a decision harsher.'],
    ]),
    ...section(COMPLAINTS, `${TO} to remove or disable access to or restrict visibility of information`, [
      ['Total number', String(total), ''],
      ...ended,
    ]),
    ...section(
      COMPLAINTS,
      `${TO} to suspend or terminate the provision of the service`,
      empty(whole, BY_MAIL),
    ),
    ...section(COMPLAINTS, `${TO} to suspend or terminate an account `, empty(whole, BY_MAIL)),
    ...section(COMPLAINTS, `${TO} to restrict the ability to monetise information`, nought(NEVER)),
    ...section(COMPLAINTS, `${NOT_TO_ACT} in accordance with Article 16`, empty(whole, BY_MAIL)),
    ...section(
      COMPLAINTS,
      `${NOT_TO_ACT} by a Trusted Flagger in accordance with Article 16`,
      empty(whole, BY_MAIL),
    ),
    ...outsideRows(section),
  ];
}

type Section = (name: string, indicator: string, cells: readonly Cells[]) => readonly (readonly string[])[];

/** What happens outside the product, or is not told apart in it. */
function outsideRows(section: Section): readonly (readonly string[])[] {
  const disputes = [...ONE_COUNT, ...ENDS, 'Decision omitted', 'Percentage of outcomes implemented'];
  return [
    ...section(DISPUTES, OUT_OF_COURT, empty(disputes, ELSEWHERE)),
    ...SUSPENDED.flatMap((why) =>
      section(
        SUSPENSIONS,
        `Number of suspensions enacted for the provision of manifestly ${why}`,
        empty(ONE_COUNT, ELSEWHERE),
      ),
    ),
  ];
}

function empty(scopes: readonly string[], context: string): readonly Cells[] {
  return scopes.map((scope) => [scope, '', context]);
}

function endsOf(
  { hours }: ComplaintHead,
  { upheld, reversed, times }: TransparencyFigures['appeals'],
): readonly Cells[] {
  return [
    ['Decisions upheld', String(upheld), ''],
    ['Decisions partially reversed', '0', ''],
    ['Decisions reversed', String(reversed), ''],
    ['Median time', hours(times), 'In hours.'],
  ];
}

function nought(context: string): readonly Cells[] {
  return [...ONE_COUNT, ...ENDS].map((scope) => [scope, scope === 'Median time' ? '' : '0', context]);
}
