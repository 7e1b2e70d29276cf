import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AccountId, SiteId } from '../../src/core/ids.js';
import type { PolicyPlace } from '../../src/core/policy/inherit.js';
import { Refusal } from '../../src/core/refusal.js';
import type { Store } from '../../src/storage/store.js';
import { dialects, type Subject } from './dialects.js';
import { makeSite, NOON, nextId, openStory, SITE, STORY } from './fixtures.js';

const BY = 4711 as AccountId;
const site: PolicyPlace = { kind: 'site', siteId: SITE };
const section: PolicyPlace = { kind: 'section', siteId: SITE, section: 'politics' };
const story: PolicyPlace = { kind: 'story', siteId: SITE, storyId: STORY };
const installation: PolicyPlace = { kind: 'installation' };
const OWN = { name: 'own', version: 99, mode: 'publish-first', rules: [] };

for (const dialect of await dialects()) {
  describe(`rules of places on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
    });
    after(() => subject.close());

    const set = (place: PolicyPlace, setting: unknown, expected: number | null = null) =>
      store.write.setPolicy({
        ...{ id: nextId<number>(), entryId: nextId<number>(), firstId: nextId<number>() },
        ...{ place, setting, expected, actorId: BY, now: NOON },
      });
    const around = async (name: string | null) =>
      (await store.read.policiesAround({ siteId: SITE, storyId: STORY, section: name })).map(
        ({ kind, setting }) => [kind, setting],
      );

    it('are null until somebody sets them, and stand beside each other', async () => {
      assert.deepEqual(await around('politics'), [
        ['story', null],
        ['section', null],
        ['installation', null],
      ]);
      await set(installation, 'open');
      await set(section, 'careful');
      assert.deepEqual(await around('politics'), [
        ['story', null],
        ['section', 'careful'],
        ['installation', 'open'],
      ]);
      assert.deepEqual((await around('sports'))[1], ['section', null]);
      await set(story, OWN);
      assert.deepEqual((await around(null))[0], ['story', { ...OWN, version: 1 }]);
    });

    it('are found by the sections of stories, whichever place names them', async () => {
      const [found] = await store.read.storiesWithSections({ storyIds: [STORY] });
      assert.equal(found?.id, STORY);
      assert.equal(found?.section, null);
      assert.deepEqual(await store.read.storiesWithSections({ storyIds: [] }), []);
    });

    it('keep every version with who and when; a site begins with what it was made with', async () => {
      assert.deepEqual(await set(site, OWN), { version: 2 });
      assert.deepEqual(await set(site, null), { version: 3 });
      const versions = await store.read.policyVersions({ place: site, limit: 9 });
      assert.deepEqual(
        versions.map(({ version, setting, actorId }) => ({ version, setting, actorId })),
        [
          { version: 3, setting: null, actorId: BY },
          { version: 2, setting: { ...OWN, version: 2 }, actorId: BY },
          { version: 1, setting: makeSite().settings.policy, actorId: null },
        ],
      );
      assert.equal((await store.read.siteById({ id: SITE }))?.settings.policy, null);
      assert.deepEqual((await store.read.policyVersions({ place: site, limit: 9, below: 2 })).length, 1);
      assert.deepEqual((await store.read.policyAt({ place: site, version: 2 }))?.setting, {
        ...OWN,
        version: 2,
      });
      assert.equal(await store.read.policyAt({ place: site, version: 9 }), undefined);
    });

    it('are not overwritten by somebody who has not seen the newest', async () => {
      await assert.rejects(
        set(section, 'open', 0),
        (error) => error instanceof Refusal && error.code === 'policy_changed',
      );
      assert.deepEqual(await set(section, 'balanced', 1), { version: 2 });
      await assert.rejects(
        set({ kind: 'site', siteId: 77 as SiteId }, 'open'),
        (error) => error instanceof Refusal && error.code === 'not_found',
      );
    });

    it('are listed where they are a place’s own, and stand in the chain of the log', async () => {
      const places = await store.read.placesWithRules({ siteId: SITE });
      assert.deepEqual(
        places.map(({ kind }) => kind),
        ['section', 'story'],
      );
      await set(story, null);
      assert.deepEqual((await store.read.placesWithRules({ siteId: SITE })).length, 1);
      await store.background.linkLog({ now: NOON, all: true });
      const { checked, faults } = await store.read.checkLog({ afterSeq: 0, link: null, limit: 100 });
      assert.ok(checked >= 6, `${checked}`);
      assert.deepEqual(faults, []);
    });
  });
}
