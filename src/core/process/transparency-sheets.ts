/** The CSV templates of Annex I of Implementing Regulation (EU) 2024/2835, filled with a period's figures. */
import { csvRow } from '../csv-row.js';
import {
  type Measures,
  median,
  type NoticeCounts,
  rowKey,
  type TransparencyFigures,
} from './transparency.js';
import { type CategoryRow, ILLEGAL_ROWS, NOTICE_ROWS, TERMS_ROWS } from './transparency-categories.js';
import { complaintRows } from './transparency-complaints.js';
import { nameRows } from './transparency-names.js';
import { orderRows } from './transparency-orders.js';

export interface TransparencyHead {
  /** The provider, as the site is named. */
  readonly provider: string;
  readonly service: string;
  /** First and last day, and the day of publication: YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  readonly published: string;
  /** The newsroom's word that no authority sent an order in the period. */
  readonly hadNoOrders: boolean;
}

export interface Sheet {
  readonly part: number;
  readonly name: string;
  readonly csv: string;
}

/** The parts that are made, with the template's names. */
export const SHEET_PARTS: readonly Pick<Sheet, 'part' | 'name'>[] = [
  { part: 1, name: 'summary' },
  { part: 2, name: 'categories_names' },
  { part: 3, name: 'member_states_orders' },
  { part: 4, name: 'notices' },
  { part: 5, name: 'own_initiative_illegal' },
  { part: 6, name: 'own_initiative_TC' },
  { part: 7, name: 'appeals_and_recidivism' },
  { part: 8, name: 'automated_means' },
  { part: 11, name: 'qualitative' },
];

const HOSTING = 'Only for providers of hosting services, including online platforms';
const OTHER_COLUMN = 'Description of the sub-category "Other"';
const HOUR = 3_600_000;

/**
 * Parts 1 to 8 and 11. Parts 9 and 10 are for very large platforms and search engines (Article 42 of Regulation (EU)
 * 2022/2065). A cell that nothing is known for stays empty.
 */
export function transparencySheets(head: TransparencyHead, figures: TransparencyFigures): readonly Sheet[] {
  const own = { removal: 'Measures on comments, complaints by readers among them that were no notices.' };
  return [
    { part: 1, name: 'summary', rows: summary(head) },
    { part: 2, name: 'categories_names', rows: nameRows() },
    {
      ...{ part: 3, name: 'member_states_orders' },
      rows: orderRows({ ...head, period: period(head), otherColumn: OTHER_COLUMN }),
    },
    { part: 4, name: 'notices', rows: noticeRows(head, figures.notices) },
    {
      ...{ part: 5, name: 'own_initiative_illegal' },
      rows: measureRows(head, ILLEGAL_ROWS, {
        title: 'Category of illegal content',
        counts: figures.illegal,
        context: own.removal,
      }),
    },
    {
      ...{ part: 6, name: 'own_initiative_TC' },
      rows: measureRows(head, TERMS_ROWS, {
        title: "Category of incompatibility with the provider's terms and conditions",
        counts: figures.terms,
        context: own.removal,
      }),
    },
    {
      part: 7,
      name: 'appeals_and_recidivism',
      rows: complaintRows({ ...head, period: period(head), hours }, figures),
    },
    { part: 8, name: 'automated_means', rows: automatedRows(head, figures) },
    { part: 11, name: 'qualitative', rows: qualitative(head) },
  ].map(({ rows, ...about }) => ({ ...about, csv: rows.map((row) => `${csvRow(row)}\r\n`).join('') }));
}

type Rows = readonly (readonly string[])[];

function summary({ provider, service, from, to, published }: TransparencyHead): Rows {
  return [
    ['Applicability', 'Service', 'Indicator', 'Value'],
    ['All', service, 'Name of the service provider', provider],
    ['All', service, 'Date of the publication of the report', published],
    ['All', service, 'Date of the publication of the latest previous report', ''],
    ['All', service, 'Starting date of reporting period', from],
    ['All', service, 'Ending date of reporting period', to],
  ];
}

function period({ from, to }: TransparencyHead): string {
  return `${from}/${to}`;
}

function hours(times: readonly number[]): string {
  const middle = median(times);
  return middle === null ? '' : (middle / HOUR).toFixed(2);
}

const TRUSTED = ' (Trusted Flagger notices)';
const NOTICE_COLUMNS = [
  'Number of notices received ',
  'Number of notices received from Trusted flaggers',
  'Number of specific items of information included in the total number of notices',
  `Number of specific items of information included in the total number of notices by Trusted Flaggers${TRUSTED}`,
  'Median time to take action',
  `Median time to take action${TRUSTED}`,
  'Number of actions taken on the basis of the law',
  `Number of actions taken on the basis of the law${TRUSTED}`,
  'Number of actions taken on the basis of the terms and conditions of the service',
  `Number of actions taken on the basis of the terms and conditions of the service${TRUSTED}`,
];
const NOTICE_CONTEXT = [
  '',
  'Not told apart.',
  'A notice is about one item.',
  '',
  'In hours, from the notice to the answer.',
  ...Array<string>(5).fill(''),
];

function noticeRows(head: TransparencyHead, counts: ReadonlyMap<string, NoticeCounts>): Rows {
  const rowOf = (row: CategoryRow | null): readonly string[] => {
    const { total, times, byLaw, byTerms } = counts.get(rowKey(row)) ?? { ...NONE, times: [] };
    const values = [total, '', total, '', hours(times), '', byLaw, '', byTerms, ''].map(String);
    const context = row === null ? NOTICE_CONTEXT : NOTICE_COLUMNS.map(() => '');
    return [HOSTING, head.service, period(head), nameOf(row), '', ...values, ...context];
  };
  const columns = [
    'Applicability',
    'Service',
    'Reporting period',
    'Category of illegal content',
    OTHER_COLUMN,
  ];
  return [
    [...columns, ...NOTICE_COLUMNS, ...NOTICE_COLUMNS.map((name) => `Contextual information on ${name}`)],
    ...[null, ...NOTICE_ROWS].map(rowOf),
  ];
}

const NONE = { total: 0, byLaw: 0, byTerms: 0 };

function nameOf(row: CategoryRow | null): string {
  return row === null ? 'TOTAL' : (row.keyword ?? row.category);
}

const MEASURE_COLUMNS = [
  "Number of measures taken at the provider's own initiative ",
  'Number of measures taken after detection with solely automated means ',
  'Visibility restriction Removal',
  'Visibility restriction Disable',
  'Visibility restriction Demoted',
  'Visibility restriction Age restricted',
  'Visibility restriction Interaction restricted',
  'Visibility restriction Labelled ',
  'Visibility restriction Other',
  'Monetary restriction Suspension',
  'Monetary restriction Termination',
  'Monetary restriction Other',
  'Provision of the service Suspension',
  'Provision of the service Termination',
  'Account restriction Suspension',
  'Account restriction Termination',
];

function measureRows(
  head: TransparencyHead,
  rows: readonly CategoryRow[],
  about: {
    readonly title: string;
    readonly counts: ReadonlyMap<string, Measures>;
    readonly context: string;
  },
): Rows {
  const rowOf = (row: CategoryRow | null): readonly string[] => {
    const { total, automatedDetection, removed, disabled } = about.counts.get(rowKey(row)) ?? NO_MEASURES;
    // Parley knows no other restriction of a comment; what is imposed on accounts has no category.
    const values = [total, automatedDetection, removed, disabled, 0, 0, 0, 0, 0, 0, 0, 0].map(String);
    const unknown = ['', '', '', ''];
    const context = MEASURE_COLUMNS.map((_, at) => (row === null && at === 0 ? about.context : ''));
    return ['All', head.service, period(head), nameOf(row), '', ...values, ...unknown, ...context];
  };
  return [
    [
      ...['Applicability', 'Service', 'Reporting period', about.title, OTHER_COLUMN],
      ...[...MEASURE_COLUMNS, ...MEASURE_COLUMNS.map((name) => `Contextual Information on ${name}`)],
    ],
    ...[null, ...rows].map(rowOf),
  ];
}

const NO_MEASURES: Measures = { total: 0, automatedDetection: 0, removed: 0, disabled: 0 };
const VALUE_COLUMNS = [
  ...['Applicability', 'Service', 'Reporting period', 'Section'],
  ...['Indicator', 'Scope', 'Value', 'Contextual Information'],
];

const AUTOMATED = 'Use of automated means for content moderation';
const ACCURACY = ['Accuracy', 'Precision', 'Recall'];

function automatedRows(head: TransparencyHead, figures: TransparencyFigures): Rows {
  const { automated, byPeople, ownAutomated, ownByPeople, notices } = figures;
  const line = (who: string, indicator: string, [scope, value]: readonly [string, string]) => [
    ...[who, head.service, period(head), AUTOMATED, indicator, scope, value],
    value === '' ? 'Not measured.' : '',
  ];
  const measures = (scope: string, [alone, not]: readonly [number, number]) => [
    line('All', 'Number of measures solely taken by automated means ', [scope, String(alone)]),
    line('All', 'Number of measures not taken by automated means', [scope, String(not)]),
    ...ACCURACY.map((what) => line('All', `Accuracy of the automated means - ${what}`, [scope, ''])),
  ];
  const scope = 'NAM Total';
  const total = String(notices.get(rowKey(null))?.total ?? 0);
  return [
    VALUE_COLUMNS,
    ...measures('Total number', [automated, byPeople]),
    ...measures('Own-initiative ', [ownAutomated, ownByPeople]),
    line(HOSTING, 'Number of notices solely processed by automated means ', [scope, '0']),
    line(HOSTING, 'Number of notices not processed by automated means', [scope, total]),
    ...ACCURACY.map((what) => line(HOSTING, `Accuracy of the automated means - ${what}`, [scope, ''])),
  ];
}

const QUALITATIVE = [
  'Summary of the content moderation engaged in at the providers’ own initiative',
  "Meaningful and comprehensible information regarding content moderation engaged in at the providers' own initiative",
  'Qualitative description of the automated means',
  'Qualitative description of indicators of accuracy and possible rate of error of automated means',
  'Specification of the precise purposes to apply automated means',
  'Safeguards applied to the use of automated means',
];

/** Free text, which the newsroom writes. */
function qualitative(head: TransparencyHead): Rows {
  return [
    ['Applicability', 'Service', 'Reporting period', 'Indicator', 'Value'],
    ...QUALITATIVE.map((indicator) => ['All', head.service, period(head), indicator, '']),
  ];
}
