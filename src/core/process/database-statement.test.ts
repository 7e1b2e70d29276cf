import assert from 'node:assert/strict';
import { it } from 'node:test';
import { databaseStatement } from './database-statement.js';
import type { Statement } from './statement.js';

const STATEMENT = {
  ...{ decisionId: 7, siteId: 1, storyId: 2, commentId: 3, restriction: 'removed', source: 'notice' },
  ...{ detection: 'automated', decidedBy: 'person', ground: 'terms', rule: 'insult' },
  explanation: 'Calls Maria a thief.',
  category: 'STATEMENT_CATEGORY_CYBER_VIOLENCE',
  keyword: 'KEYWORD_CYBER_HARASSMENT',
  contentAt: Date.UTC(2026, 0, 31, 23),
  createdAt: Date.UTC(2026, 1, 1),
  undoneAt: null,
} as unknown as Statement;

it('a statement for the Transparency Database has every required field, and no word of a person', () => {
  const sent = databaseStatement(STATEMENT);
  assert.deepEqual(sent, {
    decision_visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'],
    decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    incompatible_content_ground: 'Rule of the site: insult',
    incompatible_content_explanation: 'The comment breaks this rule.',
    content_type: ['CONTENT_TYPE_TEXT'],
    category: 'STATEMENT_CATEGORY_CYBER_VIOLENCE',
    category_specification: ['KEYWORD_CYBER_HARASSMENT'],
    content_date: '2026-01-31',
    application_date: '2026-02-01',
    decision_facts: 'A comment below an article was taken off the site.',
    source_type: 'SOURCE_ARTICLE_16',
    automated_detection: 'Yes',
    automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
    puid: '00000000007',
  });
  assert.doesNotMatch(JSON.stringify(sent), /Maria/);
  const illegal = databaseStatement({
    ...STATEMENT,
    ground: 'illegal',
    restriction: 'refused',
    source: 'own',
  });
  assert.equal(illegal.decision_ground, 'DECISION_GROUND_ILLEGAL_CONTENT');
  assert.deepEqual(illegal.decision_visibility, ['DECISION_VISIBILITY_CONTENT_DISABLED']);
  assert.equal(illegal.source_type, 'SOURCE_VOLUNTARY');
});
