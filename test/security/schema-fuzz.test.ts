import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { encodeId } from '../../src/core/ids.js';
import type { Route } from '../../src/http/route.js';
import { ROUTES } from '../../src/http/route-table.js';
import { CANARY, type Estate, openEstate, type Person } from './estate.js';
import { type Schema, valuesFor } from './from-schema.js';
import { ask, FORM_FIELDS, type Names, pathOf, titleOf } from './request.js';

/** Together with what the other routes are asked, at least 10,000. */
const RUNS = 90;
/** A stream of live news does not end, so nothing that waits for its end can ask for it; see live.test.ts. */
const ENDING = ROUTES.filter(({ path }) => !path.endsWith('/live'));
const PAINTED = ['page', 'form', 'console', 'asset'];
const PARAMETER = /(?<!:):([A-Za-z]+)/g;

interface Tried {
  readonly names: Names;
  readonly query: Names;
  readonly body: unknown;
  readonly form: Names;
  readonly person: number;
}

const asText = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
const word = valuesFor({ type: 'string', minLength: 1 }).map(asText);

describe('every route, whatever it is sent', () => {
  let estate: Estate;
  let people: readonly Person[];
  let known: Names;
  before(async () => {
    estate = await openEstate();
    const { house, appealId, claimId, sanctionId, commentId, draftStoryId, nobody, reader, staff } = estate;
    people = [nobody, reader, staff['admin here'], staff['moderator elsewhere']];
    known = {
      ...{ commentId, appealId, claimId, sanctionId, storyId: house.storyId },
      ...{ siteId: encodeId(house.site.id), site: 'paper', draft: draftStoryId, year: '2026', month: '11' },
    };
  });
  after(() => estate.close());

  function tried(route: Route): fc.Arbitrary<Tried> {
    const parameters = [...route.path.matchAll(PARAMETER)].map(([, name = '']) => name);
    const names = fc.record(
      Object.fromEntries(parameters.map((name) => [name, fc.oneof(fc.constant(known[name] ?? 'x'), word)])),
    );
    const asked = Object.entries(route.query ?? {}).map(([name, { schema }]) => [
      name,
      valuesFor(schema as Schema),
    ]);
    const query = fc.record(Object.fromEntries(asked), { requiredKeys: [] });
    const form = fc.dictionary(fc.constantFrom(...Object.keys(FORM_FIELDS)), word, { maxKeys: 6 });
    const body = valuesFor((route.body ?? { type: 'object' }) as Schema);
    const person = fc.nat(people.length - 1);
    return fc.record({ names, query, body, form, person }) as fc.Arbitrary<Tried>;
  }

  /** A path and query as a client would write them. */
  function urlOf(route: Route, { names, query }: Tried): string {
    // A lone half of a character has no UTF-8, so no client can send it.
    const written = Object.entries(names).map(([name, value]) => [
      name,
      encodeURIComponent(value.toWellFormed()),
    ]);
    const asked = Object.entries(query).map(([name, value]) => [name, asText(value).toWellFormed()]);
    const path = pathOf(route, Object.fromEntries(written));
    return asked.length === 0 ? path : `${path}?${new URLSearchParams(Object.fromEntries(asked))}`;
  }

  let asked = 0;

  async function isAnsweredWell(route: Route, made: Tried): Promise<void> {
    const person = people[made.person] as Person;
    const { names, body, form } = made;
    const answer = await ask(estate.house, person, { route, names, url: urlOf(route, made), body, form });
    asked += 1;
    const what = `${titleOf(route)} by ${person.name}: ${answer.statusCode} ${answer.body.slice(0, 300)}`;
    assert.ok(answer.statusCode < 500, what);
    if (answer.statusCode >= 400 && !PAINTED.includes(route.space)) {
      const { error } = answer.json();
      assert.ok(typeof error?.message === 'string', what);
    }
    if (person === people[0]) assert.ok(!answer.body.includes(CANARY), what);
  }

  for (const route of ENDING) {
    it(`answers without breaking: ${titleOf(route)}`, async () => {
      await fc.assert(
        fc.asyncProperty(tried(route), (made) => isAnsweredWell(route, made)),
        { numRuns: RUNS, seed: 4711 },
      );
    });
  }

  it('was asked ten thousand times and more, and lives', async () => {
    assert.ok(asked >= 10_000, `${asked} asked`);
    const { statusCode } = await estate.house.server.inject({ url: '/healthz' });
    assert.equal(statusCode, 200);
    assert.equal(({} as Record<string, unknown>).prototype, undefined);
  });
});
