import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { encodeId } from '../../src/core/ids.js';
import type { Route } from '../../src/http/route.js';
import { ROUTES } from '../../src/http/route-table.js';
import { CANARY, type Estate, openEstate, type Person, READER_EMAIL } from './estate.js';
import { ask, type Names, pathOf, titleOf } from './request.js';

const MISSING = encodeId(4711);
const OBJECTS = ['commentId', 'storyId', 'siteId', 'appealId', 'claimId', 'sanctionId'] as const;
const RANKS: readonly Route['who'][] = ['anyone', 'author', 'writer', 'moderator', 'admin'];
/** The ways in of whoever asks: every member of staff has their own, on whichever site. */
const isOwn = ({ path }: Route) => /^\/(?:api\/v1\/)?console\/(?:passkeys|security|paste)/.test(path);
const STAFF_ONLY = ROUTES.filter(
  (route) => ['writer', 'moderator', 'admin'].includes(route.who) && !isOwn(route),
);

/** A site is not hidden from who moderates a section of it: they have its threads, as far as those stand in their section. */
const isTheirs = ({ path }: Route) => path === '/console/site/:siteId/stories';

const hashes = (text: string) =>
  ['md5', 'sha1', 'sha256'].map((algorithm) => createHash(algorithm).update(text).digest('hex'));

describe('every route of the table, asked by everybody about everything', () => {
  let estate: Estate;
  /** What is hidden from the public, and from staff of the other newsroom. */
  let hidden: readonly Names[];
  const missing: Names = Object.fromEntries(OBJECTS.map((name) => [name, MISSING]));
  before(async () => {
    estate = await openEstate();
    const { house, appealId, claimId, sanctionId, draftStoryId } = estate;
    const rest = { siteId: encodeId(house.site.id), site: 'paper', appealId, claimId, sanctionId };
    hidden = Object.values(estate.hidden).map((commentId) => ({ ...rest, commentId, storyId: draftStoryId }));
  });
  after(() => estate.close());

  /** What an answer tells, without what differs between any two answers to the same question. */
  function told(answer: LightMyRequestResponse, route: Route, names: Names): string {
    const { 'set-cookie': _, date, etag, ...headers } = answer.headers;
    const text = JSON.stringify([answer.statusCode, headers, answer.body]);
    const echoed = [pathOf(route, names), ...Object.values(names).filter((name) => name !== 'paper')];
    return echoed
      .reduce((rest, name) => rest.replaceAll(encodeURIComponent(name), 'ID').replaceAll(name, 'ID'), text)
      .replace(/\b[0-9a-z]{6,9}-[0-9a-z]{1,4}\b/g, 'REQUEST')
      .replace(/"content-length":"?\d+"?,?/, '')
      .replace(/name="(?:stamp|token|csrf)" value="[^"]*"/g, 'STAMP');
  }

  function changesSince(before: readonly string[]): readonly string[] {
    const then = new Set(before);
    const now = estate.rows();
    const lost = before.filter((row) => !now.includes(row));
    return [...lost.map((row) => `lost ${row}`), ...now.filter((row) => !then.has(row))];
  }

  /** Those who may not, by what a route asks for. */
  function strangersTo({ who }: Route): readonly Person[] {
    const { nobody, reader, staff } = estate;
    if (who === 'author') return [nobody];
    const elsewhere = [
      ...[staff['moderator elsewhere'], staff['editor elsewhere'], staff['admin elsewhere']],
      estate.limited,
    ];
    if (who === 'writer') return [nobody, reader, staff['writer elsewhere'], ...elsewhere];
    return [nobody, reader, staff['writer here'], ...elsewhere];
  }

  it('tells of a hidden thing no more than of one that is not there', async () => {
    let compared = 0;
    for (const route of ROUTES.filter(({ path }) => OBJECTS.some((name) => path.includes(`:${name}`)))) {
      const people = RANKS.includes(route.who) ? [estate.nobody, ...strangersTo(route)] : [estate.nobody];
      for (const person of route.who === 'anyone' ? [estate.nobody, estate.reader] : people) {
        if (person === estate.limited && isTheirs(route)) continue;
        const nothing = told(await ask(estate.house, person, { route, names: missing }), route, missing);
        for (const names of hidden) {
          // That a removed comment was there is told to all, as a mark in its thread.
          if (names.commentId === estate.hidden.removed && route.space !== 'console') continue;
          const something = told(await ask(estate.house, person, { route, names }), route, names);
          assert.equal(something, nothing, `${titleOf(route)} by ${person.name}`);
          compared += 1;
        }
      }
    }
    assert.ok(compared > 200, `${compared} compared`);
  });

  it('shows a hidden word, and a reader’s address or its digest, to nobody whom it does not concern', async () => {
    const secrets = [CANARY, READER_EMAIL, ...hashes(READER_EMAIL), 'seeded.reader'];
    for (const route of ROUTES) {
      for (const person of route.who === 'anyone' ? [estate.nobody, estate.reader] : strangersTo(route)) {
        for (const names of hidden) {
          const { body, headers } = await ask(estate.house, person, { route, names });
          const answer = `${JSON.stringify(headers)}${body}`;
          for (const secret of secrets)
            assert.ok(!answer.includes(secret), `${titleOf(route)} shows ${secret} to ${person.name}`);
        }
      }
    }
  });

  it('opens no staff’s route to those without the role, and changes nothing for them', async () => {
    const before = estate.rows();
    let asked = 0;
    for (const route of STAFF_ONLY) {
      for (const person of strangersTo(route).filter(({ name }) => !name.endsWith('elsewhere'))) {
        for (const names of hidden) {
          const { statusCode } = await ask(estate.house, person, { route, names });
          // Browsers are led elsewhere: to the door, to their own desk, to a page that says that nothing was done.
          // A form of which not all fields are known here is refused before anybody asks who sends it.
          const isRefused = [303, 401, 403, 404, ...(route.method === 'POST' ? [400] : [])].includes(
            statusCode,
          );
          assert.ok(isRefused, `${titleOf(route)} answers ${person.name} ${statusCode}`);
          asked += 1;
        }
      }
    }
    assert.ok(asked > 200, `${asked} asked`);
    assert.deepEqual(changesSince(before), []);
  });

  it('lets staff of another newsroom change nothing of this one', async () => {
    const before = estate.rows();
    for (const route of STAFF_ONLY.filter(({ method }) => method !== 'GET')) {
      for (const person of strangersTo(route).filter(({ name }) => name.endsWith('elsewhere')))
        for (const names of hidden) await ask(estate.house, person, { route, names });
    }
    assert.deepEqual(changesSince(before), []);
  });

  it('is closed to a disabled account and to a session that has ended', async () => {
    const { house, staff } = estate;
    const cookie = staff['moderator here'].cookie;
    const found = await house.store.read.accountByEmail({ email: 'moderator-here@staff.example' });
    assert.ok(found);
    await house.store.write.setRole({ accountId: found.account.id, siteId: house.site.id, role: 'reader' });
    for (const route of STAFF_ONLY) {
      const { statusCode } = await ask(
        house,
        { name: 'dismissed', cookie },
        { route, names: hidden[0] ?? {} },
      );
      assert.ok([303, 400, 401, 403, 404].includes(statusCode), `${titleOf(route)} ${statusCode}`);
    }
  });
});
