/** Part 3 of the templates of Implementing Regulation (EU) 2024/2835: orders of authorities (Articles 9 and 10 of Regulation (EU) 2022/2065). */
import { type CategoryRow, ILLEGAL_ROWS } from './transparency-categories.js';

const ACT = 'to act against illegal content';
const TELL = 'to provide information';
const COLUMNS = [
  `Number of orders ${ACT} received`,
  `Number of specific items of information included in the total number of orders ${ACT}`,
  `Median time to inform the authority of the receipt of the order ${ACT}`,
  `Median time to give effect to the order ${ACT}`,
  `Number of orders ${TELL}`,
  `Median time to inform the authority of the receipt of the order ${TELL}`,
  `Median time to give effect to the order ${TELL}`,
];
/** Which of them are counts: of no orders they are 0, a median of none is nothing. */
const IS_COUNT = [true, true, false, false, true, false, false];
const UNSPECIFIED: CategoryRow = { category: 'STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER', keyword: null };
const BY_HAND = 'Orders of authorities are not recorded by the software: fill this part in by hand.';

export interface OrderHead {
  readonly service: string;
  /** First and last day as the templates part them. */
  readonly period: string;
  readonly otherColumn: string;
  /** The newsroom's word that no authority sent an order in the period. Else the cells stay empty for its hand. */
  readonly hadNoOrders: boolean;
}

/**
 * The rows for all member states together; the template repeats them for each state that sent an order, which only
 * the newsroom knows.
 */
export function orderRows(head: OrderHead): readonly (readonly string[])[] {
  const { service, period, otherColumn, hadNoOrders } = head;
  const values = IS_COUNT.map((isCount) => (hadNoOrders && isCount ? '0' : ''));
  const rowOf = (row: CategoryRow | null): readonly string[] => {
    const name = row === null ? 'TOTAL' : (row.keyword ?? row.category);
    const context = COLUMNS.map((_, at) => (row === null && at === 0 && !hadNoOrders ? BY_HAND : ''));
    return ['All', service, period, name, '', 'TOTAL', ...values, ...context];
  };
  const about = [
    'Applicability',
    'Service',
    'Reporting period',
    'Category of illegal content',
    otherColumn,
    'Scope',
  ];
  return [
    [...about, ...COLUMNS, ...COLUMNS.map((name) => `Contextual information on ${name}`)],
    ...[null, ...ILLEGAL_ROWS, UNSPECIFIED].map(rowOf),
  ];
}
