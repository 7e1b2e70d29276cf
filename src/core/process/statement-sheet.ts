import { csvRow } from '../csv-row.js';
import type { DatabaseStatement } from './database-statement.js';

const COLUMNS = [
  'puid',
  'decision_visibility',
  'decision_ground',
  'illegal_content_legal_ground',
  'illegal_content_explanation',
  'incompatible_content_ground',
  'incompatible_content_explanation',
  'content_type',
  'category',
  'category_specification',
  'content_date',
  'application_date',
  'decision_facts',
  'source_type',
  'automated_detection',
  'automated_decision',
];

/** Statements as a table with the database's names for columns; several codes in one cell stand with blanks between. */
export function statementSheet(): { readonly head: string; row(statement: DatabaseStatement): string } {
  return {
    head: csvRow(COLUMNS),
    row: (statement) => csvRow(COLUMNS.map((column) => [statement[column] ?? ''].flat().join(' '))),
  };
}
