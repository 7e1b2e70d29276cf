import { encodeId } from '../ids.js';
import type { Statement } from './statement.js';

/** A statement as the Commission's Transparency Database takes it (https://transparency.dsa.ec.europa.eu/page/api-documentation). */
export type DatabaseStatement = Readonly<Record<string, string | readonly string[]>>;

const SOURCES: Readonly<Record<Statement['source'], string>> = {
  notice: 'SOURCE_ARTICLE_16',
  complaint: 'SOURCE_TYPE_OTHER_NOTIFICATION',
  own: 'SOURCE_VOLUNTARY',
};

/**
 * Codes and fixed sentences only: what a moderator wrote for the author may tell of somebody, and the database takes no
 * personal data.
 */
export function databaseStatement(statement: Statement): DatabaseStatement {
  const { restriction, source, detection, decidedBy, category, keyword, contentAt, createdAt } = statement;
  const isRemoved = restriction === 'removed';
  return {
    decision_visibility: [
      isRemoved ? 'DECISION_VISIBILITY_CONTENT_REMOVED' : 'DECISION_VISIBILITY_CONTENT_DISABLED',
    ],
    ...groundOf(statement),
    content_type: ['CONTENT_TYPE_TEXT'],
    category,
    ...(keyword === null ? {} : { category_specification: [keyword] }),
    content_date: day(contentAt),
    application_date: day(createdAt),
    decision_facts: isRemoved
      ? 'A comment below an article was taken off the site.'
      : 'A comment below an article was not published.',
    source_type: SOURCES[source],
    automated_detection: detection === 'automated' ? 'Yes' : 'No',
    automated_decision:
      decidedBy === 'automated' ? 'AUTOMATED_DECISION_FULLY' : 'AUTOMATED_DECISION_NOT_AUTOMATED',
    puid: encodeId(statement.decisionId),
  };
}

function groundOf({ ground, rule }: Statement): DatabaseStatement {
  const named = rule ?? 'not named';
  if (ground === 'illegal')
    return {
      decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
      illegal_content_legal_ground: 'Named to the author in the statement of reasons.',
      illegal_content_explanation: 'A moderator found the comment to be against the law.',
    };
  return {
    decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    incompatible_content_ground: `Rule of the site: ${named}`,
    incompatible_content_explanation: 'The comment breaks this rule.',
  };
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
