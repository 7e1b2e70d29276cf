import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { encodeId } from '../../src/core/ids.js';
import type { Route } from '../../src/http/route.js';
import { ROUTES } from '../../src/http/route-table.js';
import { type Estate, openEstate } from './estate.js';
import { ask, type Names, titleOf } from './request.js';

/** Where acts are noted: what was decided of a comment, what was done about people and sites, what became of reports and policies. */
const LOGS: ReadonlySet<string> = new Set([
  'decision',
  'log_entry',
  'report_log',
  'policy_version',
  'import_run',
]);
/** Changed by every act, or on the way to one. */
const TRACES: ReadonlySet<string> = new Set([
  'event',
  'outbox',
  'search_pending',
  'idempotency',
  'sqlite_sequence',
]);

/** Acts that decide nothing about anybody, and what tells of them. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'POST /api/v1/console/passkeys/options': 'a question for a browser, of whoever signs in for themselves',
  'POST /console/hand': 'who has a comment in hand just now: forgotten after ten minutes',
  'POST /console/site/:siteId/reports': 'a draft; its revisions say who saved them',
  'POST /console/report/:storyId':
    'a draft; its revisions say who saved them, report_log when it is published',
  'PUT /api/v1/console/reports/:storyId': 'a draft; its revisions say who saved them',
  'POST /console/report/:storyId/map': 'a draft; its revisions say who saved them',
  'POST /console/site/:siteId/sources': 'notes on sources, which reports show',
};

const WRITES = ROUTES.filter(
  ({ method, who }) => method !== 'GET' && !['anyone', 'author', 'program'].includes(who),
);

/** Fields that make a form's act happen, where those of every form do not. */
const FIELDS: Readonly<Record<string, Names>> = {
  'POST /console/story/:storyId': { act: 'close', reason: 'Enough.' },
  'POST /console/site/:siteId/people': { email: 'seeded.reader@home.example', kind: 'trusted', holds: 'yes' },
  'POST /console/story/:storyId/people': {
    email: 'seeded.reader@home.example',
    kind: 'expert',
    holds: 'yes',
  },
};
const BODIES: Readonly<Record<string, object>> = {
  'PUT /api/v1/moderation/stories/:storyId/standings': {
    email: 'seeded.reader@home.example',
    kind: 'author',
    holds: true,
  },
  'PUT /api/v1/moderation/sites/:site/standings': {
    email: 'seeded.reader@home.example',
    kind: 'expert',
    holds: true,
  },
};

describe('every act of staff', () => {
  let estate: Estate;
  before(async () => {
    estate = await openEstate();
  });
  after(() => estate.close());

  const namesFor = ({ path }: Route): Names => {
    const { house, commentId, draftStoryId, appealId, claimId, sanctionId } = estate;
    const storyId = path.includes('report') ? draftStoryId : house.storyId;
    const site = { siteId: encodeId(house.site.id), site: 'paper' };
    return { ...site, commentId, storyId, appealId, claimId, sanctionId };
  };

  /** Tables whose rows an act has changed. */
  async function tablesChangedBy(route: Route): Promise<ReadonlySet<string>> {
    const earlier = new Set(estate.rows());
    const title = titleOf(route);
    const body = BODIES[title];
    await ask(estate.house, estate.staff['admin here'], {
      ...{ route, names: namesFor(route) },
      ...(FIELDS[title] && { form: FIELDS[title] }),
      ...(body && { body }),
    });
    const later = estate.rows();
    const still = new Set(later);
    const changed = [
      ...later.filter((row) => !earlier.has(row)),
      ...[...earlier].filter((row) => !still.has(row)),
    ];
    return new Set(changed.map((row) => row.split(' ')[0] ?? '').filter((table) => !TRACES.has(table)));
  }

  it('that changes something leaves a line in a log, which says who did it', async () => {
    const unlogged: string[] = [];
    const logged: string[] = [];
    for (const route of WRITES) {
      const changed = await tablesChangedBy(route);
      if (changed.size === 0) continue;
      if ([...changed].some((table) => LOGS.has(table))) logged.push(titleOf(route));
      else if (ELSEWHERE[titleOf(route)] === undefined) unlogged.push(`${titleOf(route)}: ${[...changed]}`);
    }
    assert.deepEqual(unlogged, []);
    // As many as the made-up requests bring about; fewer would mean that they no longer do what they did.
    assert.ok(logged.length >= 16, `only ${logged.length} acts were brought about: ${logged.join('; ')}`);
    const anonymous = estate
      .rows()
      .filter(
        (row) =>
          /^log_entry .*"kind":"(?:site|story|standing|page|claim)\./.test(row) &&
          row.includes('"actor_id":null'),
      );
    assert.deepEqual(anonymous, []);
  });

  it('that is left out of the logs is one of the table', () => {
    const titles = new Set(WRITES.map(titleOf));
    assert.deepEqual(
      Object.keys(ELSEWHERE).filter((title) => !titles.has(title)),
      [],
    );
  });
});
