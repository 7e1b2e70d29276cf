/** Part 2 of the templates of Implementing Regulation (EU) 2024/2835: the categories, and what of this service counts under each. */
import { HOUSE_REASONS, lawCategory } from './house-reasons.js';
import { NOTICE_KINDS } from './notice.js';
import { rowKey } from './transparency.js';
import {
  type CategoryRow,
  ILLEGAL_ROWS,
  NOTICE_ROWS,
  noticeRow,
  TERMS_ROWS,
} from './transparency-categories.js';

const HEAD = [
  'Category label',
  'Category description',
  'Category of illegal content / incompatible with the terms and conditions',
  'Contextual information',
];

/** A row a category and keyword; the last column names the rules and kinds of notices that Parley counts there. */
export function nameRows(): readonly (readonly string[])[] {
  const rows = [...TERMS_ROWS, ...NOTICE_ROWS.slice(ILLEGAL_ROWS.length)];
  return [
    HEAD,
    ...rows.map((row) => [labelOf(row), inWords(labelOf(row)), groundOf(row), countedUnder(row)]),
  ];
}

function labelOf({ category, keyword }: CategoryRow): string {
  return keyword ?? category;
}

/** The label without its prefix, as a reader would say it. */
function inWords(label: string): string {
  const words = label
    .replace(/^(?:STATEMENT_CATEGORY|KEYWORD)_/, '')
    .replace(/_TC$/, '_of_the_terms')
    .replaceAll('_', ' ')
    .toLowerCase();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

const [LAW, TERMS] = [new Set(NOTICE_ROWS.map(rowKey)), new Set(TERMS_ROWS.map(rowKey))];

function groundOf(row: CategoryRow): string {
  const grounds = [
    ...(LAW.has(rowKey(row)) ? ['Illegal content'] : []),
    ...(TERMS.has(rowKey(row)) ? ['Incompatible with the terms and conditions'] : []),
  ];
  return grounds.join(' / ');
}

function countedUnder(row: CategoryRow): string {
  const rules = HOUSE_REASONS.filter((reason) => rowKey(lawCategory(reason)) === rowKey(row));
  const kinds = NOTICE_KINDS.filter((kind) => rowKey(noticeRow(kind)) === rowKey(row));
  return [
    ...(rules.length === 0 ? [] : [`Rules: ${rules.join(', ')}`]),
    ...(kinds.length === 0 ? [] : [`Notices: ${kinds.join(', ')}`]),
  ].join('. ');
}
