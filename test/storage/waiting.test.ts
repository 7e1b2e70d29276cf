/** What waits for moderators, in what order, and which part of it a desk sees. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Evidence } from '../../src/core/evidence.js';
import type { AccountId, CommentId, SiteId, StoryId } from '../../src/core/ids.js';
import type { QueueName } from '../../src/core/triage/triage.js';
import type { Store } from '../../src/storage/store.js';
import type { Desk } from '../../src/storage/stored.js';
import { decide, flag } from './acts.js';
import { dialects, type Subject } from './dialects.js';
import { makeComment, makeDecision, makePost, makeSite, NOON, nextId, openStory } from './fixtures.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const threat: Evidence = { signal: 'threat', score: 0.9, spans: [], sentence: 'Threatens.' };

for (const dialect of await dialects()) {
  describe(`what waits on ${dialect.name}`, { skip: dialect.skip }, () => {
    let subject: Subject;
    let store: Store;
    /** A site of its own for each test, so that nothing of another test waits there. */
    let lastSite = 100;
    const ANN = 7 as AccountId;
    const BO = 8 as AccountId;
    const UNTIL = NOON + HOUR;
    before(async () => {
      subject = await dialect.open();
      store = subject.store;
      await openStory(store);
    });
    after(() => subject.close());

    interface Place {
      readonly siteId: SiteId;
      readonly storyId: StoryId;
      readonly desks: readonly Desk[];
    }

    async function newSite(): Promise<Place> {
      const siteId = ++lastSite as SiteId;
      await store.write.createSite(makeSite({ id: siteId, slug: `site-${siteId}`, hosts: [] }));
      return { siteId, storyId: await newStory(siteId), desks: [{ siteId, sections: null }] };
    }

    async function newStory(siteId: SiteId): Promise<StoryId> {
      const id = nextId<StoryId>();
      const story = { id, siteId, key: `key ${id}`, url: null, title: 'A story', createdAt: NOON };
      await store.write.ensureStory({ story, urlKey: null });
      return id;
    }

    interface Made {
      readonly at?: number;
      readonly status?: 'held' | 'published';
      readonly rule?: string;
      readonly evidence?: readonly Evidence[];
      readonly isStaff?: boolean;
    }

    async function add({ siteId, storyId }: Omit<Place, 'desks'>, made: Made = {}): Promise<CommentId> {
      const { at = NOON, status = 'held', rule = 'words', evidence = [], isStaff = false } = made;
      const outcome = status === 'held' ? 'hold' : 'publish';
      const author = { ...makeComment().author, isStaff };
      const decision = makeDecision({ outcome, rule, evidence, createdAt: at });
      const input = makePost({ siteId, storyId, status, createdAt: at, author }, { decision });
      await store.write.postComment(input);
      return input.comment.id;
    }

    const idsOf = async (desks: readonly Desk[], queue: QueueName, part = {}) =>
      (await store.read.queuePage({ desks, queue, limit: 50, ...part })).map(({ comment }) => comment.id);

    it('stands by harm, reach and age, and is read page by page in that order', async () => {
      const place = await newSite();
      const early = await add(place, { at: NOON });
      const late = await add(place, { at: NOON + 3 * HOUR });
      const grave = await add(place, { at: NOON + HOUR, evidence: [threat] });
      const day = await add(place, { at: NOON + DAY, evidence: [threat] });
      assert.deepEqual(await idsOf(place.desks, 'held'), [grave, early, late, day]);
      const pages: CommentId[] = [];
      let after: { key: number; id: number } | undefined;
      do {
        const page = await store.read.queuePage({
          ...{ desks: place.desks, queue: 'held', limit: 1 },
          ...(after === undefined ? {} : { after }),
        });
        pages.push(...page.map(({ comment }) => comment.id));
        const last = page.at(-1);
        after = last && { key: last.place, id: last.comment.id };
      } while (after !== undefined);
      assert.deepEqual(pages, [grave, early, late, day]);
      const [first] = await store.read.queuePage({ desks: place.desks, queue: 'held', limit: 1 });
      assert.deepEqual(first?.waiting, {
        ...{ queue: 'held', since: NOON + HOUR, harm: { kind: 'threat', score: 0.9 }, reach: 0 },
        ...{ rule: 'words', section: '' },
      });
    });

    it('can be read by rule, with how much waits under each', async () => {
      const place = await newSite();
      const words = await add(place, { rule: 'words' });
      const copies = [
        await add(place, { rule: 'copies' }),
        await add(place, { rule: 'copies', at: NOON + 1 }),
      ];
      assert.deepEqual(await idsOf(place.desks, 'held', { rule: 'copies' }), copies);
      assert.deepEqual(await idsOf(place.desks, 'held', { rule: 'words' }), [words]);
      const { rules, sections } = await store.read.queueGroups({ desks: place.desks, queue: 'held' });
      assert.deepEqual(rules, [
        { name: 'copies', count: 2 },
        { name: 'words', count: 1 },
      ]);
      assert.deepEqual(sections, [{ name: '', count: 3 }]);
    });

    it('is seen by a desk of some sections only in these', async () => {
      const place = await newSite();
      const sport = { siteId: place.siteId, storyId: await newStory(place.siteId) };
      const [here, there] = [await add(place), await add(sport, { rule: 'copies' })];
      await subject.query(`UPDATE waiting SET section = 'sport' WHERE story_id = ${sport.storyId}`);
      const some = (...sections: readonly string[]): readonly Desk[] => [{ siteId: place.siteId, sections }];
      assert.deepEqual(await idsOf(some('sport'), 'held'), [there]);
      assert.deepEqual(await idsOf(some(''), 'held'), [here]);
      assert.deepEqual(await idsOf(some('sport', ''), 'held'), [here, there]);
      assert.deepEqual(await idsOf(some('sport'), 'held', { section: '' }), []);
      assert.deepEqual(await idsOf(place.desks, 'held', { section: 'sport' }), [there]);
      assert.deepEqual(await idsOf(some('sport'), 'held', { rule: 'words' }), []);
      assert.deepEqual(await idsOf(some('sport', ''), 'held', { rule: 'copies' }), [there]);
      assert.equal((await store.read.queueCounts({ desks: some('sport') })).held, 1);
      const { rules } = await store.read.queueGroups({ desks: some('sport'), queue: 'held' });
      assert.deepEqual(rules, [{ name: 'copies', count: 1 }]);
    });

    it('holds what rules have published until a moderator reads it, or a week is over', async () => {
      const place = await newSite();
      const made: Made = { status: 'published' };
      const read = await add(place, made);
      const removed = await add(place, made);
      const left = await add(place, made);
      await add(place, { ...made, isStaff: true });
      assert.deepEqual(await idsOf(place.desks, 'unreviewed'), [read, removed, left]);
      const keep = makeDecision({ actorKind: 'account', actorId: 7, outcome: 'keep' });
      await store.write.decideComment(decide(read, 'published', { decision: keep }));
      await store.write.decideComment(decide(removed, 'removed'));
      assert.deepEqual(await idsOf(place.desks, 'unreviewed'), [left]);
      const again = { ...keep, id: nextId<typeof keep.id>() };
      await assert.rejects(store.write.decideComment(decide(read, 'published', { decision: again })), {
        code: 'already_decided',
      });
      await store.write.prune({ now: NOON + 6 * DAY });
      assert.deepEqual(await idsOf(place.desks, 'unreviewed'), [left]);
      await store.write.prune({ now: NOON + 8 * DAY });
      assert.deepEqual(await idsOf(place.desks, 'unreviewed'), []);
    });

    it('moves to the complaints with the first one, under the reason given most, and counts readers', async () => {
      const place = await newSite();
      const calm = await add(place, { status: 'published' });
      const id = await add(place, { status: 'published', at: NOON + HOUR });
      await store.write.flagComment(flag(calm, 'one'));
      for (const reporter of ['one', 'two', 'three'])
        await store.write.flagComment({ ...flag(id, reporter), reason: 'threat' });
      assert.deepEqual(await idsOf(place.desks, 'unreviewed'), []);
      assert.deepEqual(await idsOf(place.desks, 'flagged'), [id, calm]);
      assert.deepEqual(await idsOf(place.desks, 'flagged', { rule: 'threat' }), [id]);
      const waits = await store.read.waitingOf({ commentId: id });
      assert.deepEqual(waits?.waiting.harm, { kind: 'threat', score: 0.88 });
      await store.write.flagComment({ ...flag(calm, 'two'), reason: 'disagree' });
      assert.equal((await store.read.waitingOf({ commentId: calm }))?.waiting.rule, 'abuse');
    });

    const readAll = async () => {
      for (;;) {
        const unread = await store.read.unreadTwice({ limit: 100 });
        if (unread.length === 0) return;
        const readings = unread.map(({ commentId, revision }) => ({ commentId, revision, percent: 0 }));
        await store.background.keepSecondReadings({ readings });
      }
    };

    it('is read a second time once, newest first, and stands where that puts it', async () => {
      await readAll();
      const place = await newSite();
      const calm = await add(place, { at: NOON });
      const rude = await add(place, { at: NOON + HOUR });
      const unread = await store.read.unreadTwice({ limit: 2 });
      assert.deepEqual(
        unread.map(({ commentId, revision, language }) => [commentId, revision, language]),
        [
          [rude, 1, 'en'],
          [calm, 1, 'en'],
        ],
      );
      const readings = [
        { commentId: rude, revision: 1, percent: 90 },
        { commentId: calm, revision: 1, percent: 0 },
      ];
      await store.background.keepSecondReadings({ readings });
      assert.deepEqual(await store.read.unreadTwice({ limit: 2 }), []);
      assert.deepEqual(await idsOf(place.desks, 'held'), [rude, calm]);
      const [first] = await store.read.queuePage({ desks: place.desks, queue: 'held', limit: 1 });
      assert.deepEqual([first?.second, first?.waiting?.harm], [90, { kind: 'insult', score: 0.54 }]);
    });

    it('keeps a second reading through complaints, and is read again with other words', async () => {
      const place = await newSite();
      const id = await add(place, { status: 'published' });
      const kept = { readings: [{ commentId: id, revision: 1, percent: 90 }] };
      await store.background.keepSecondReadings(kept);
      await store.write.flagComment(flag(id, 'reader'));
      assert.equal((await store.read.waitingOf({ commentId: id }))?.waiting.harm.score, 0.54);
      await store.write.editComment({
        ...{ id, revision: 1, source: 'Other words', sourceFormat: 'markdown', body: [], fingerprint: null },
        ...{ from: 'published', status: 'published' },
        ...{ decision: makeDecision({ outcome: 'publish' }), now: NOON },
      });
      assert.deepEqual(
        (await store.read.unreadTwice({ limit: 1 })).map(({ commentId, revision }) => [commentId, revision]),
        [[id, 2]],
      );
      // Late: those words are gone.
      await store.background.keepSecondReadings(kept);
      assert.equal((await store.read.unreadTwice({ limit: 1 })).length, 1);
    });

    it('keeps no second reading of what waits no more', async () => {
      const place = await newSite();
      const id = await add(place);
      await store.write.decideComment(decide(id, 'published'));
      await store.background.keepSecondReadings({ readings: [{ commentId: id, revision: 1, percent: 90 }] });
      assert.equal(await store.read.waitingOf({ commentId: id }), undefined);
    });

    it('goes with its story when stories are merged', async () => {
      const place = await newSite();
      const other = { siteId: place.siteId, storyId: await newStory(place.siteId) };
      const id = await add(other);
      await store.write.mergeStories({ from: other.storyId, into: place.storyId, now: NOON });
      const rows = await subject.query(`SELECT story_id FROM waiting WHERE comment_id = ${id}`);
      assert.equal(Number(rows[0]?.story_id), place.storyId);
    });

    it('keeps notes for the newsroom, and stands apart when somebody else is asked to decide', async () => {
      const place = await newSite();
      const id = await add(place);
      await store.write.takeInHand({ ids: [id], by: ANN, now: NOON, until: UNTIL });
      const note = (text: string, escalates: boolean, now: number) =>
        store.write.addNote({
          id: nextId(),
          entryId: nextId(),
          commentId: id,
          text,
          escalates,
          by: ANN,
          now,
        });
      await note('Known to the desk.', false, NOON);
      assert.equal((await store.read.queueCounts({ desks: place.desks })).escalated, 0);
      await note('A lawyer should look.', true, NOON + 1);
      const [row] = await store.read.escalatedPage({ desks: place.desks, limit: 10 });
      assert.deepEqual(
        row?.notes.map(({ text, escalates, by }) => [text, escalates, by]),
        [
          ['Known to the desk.', false, ANN],
          ['A lawyer should look.', true, ANN],
        ],
      );
      assert.deepEqual([row?.escalatedAt, row?.claim], [NOON + 1, null]);
      assert.deepEqual(await idsOf(place.desks, 'held'), [id]);
      assert.equal((await store.read.queueCounts({ desks: place.desks })).escalated, 1);
      const log = await subject.query(`SELECT kind, facts FROM log_entry WHERE about = ${id} ORDER BY id`);
      assert.deepEqual(
        log.map(({ kind }) => kind),
        ['comment.noted', 'comment.escalated'],
      );
      assert.ok(
        log.every(({ facts }) => !String(facts).includes('lawyer')),
        'the log holds no words',
      );
      await store.write.decideComment(decide(id, 'rejected'));
      assert.deepEqual(await store.read.escalatedPage({ desks: place.desks, limit: 10 }), []);
      await assert.rejects(note('Again.', true, NOON), { code: 'already_decided' });
      assert.equal((await store.read.notesOn({ commentIds: [id] })).length, 2);
    });

    it('finds those that wait among any comments, in the order of queues', async () => {
      const place = await newSite();
      const [late, early] = [await add(place, { at: NOON + HOUR }), await add(place)];
      const open = await add(place, { status: 'published', isStaff: true });
      const rows = await store.read.waitingAmong({ ids: [late, open, early] });
      assert.deepEqual(
        rows.map(({ comment }) => comment.id),
        [early, late],
      );
    });

    it('is in one hand at a time, until that is over or gives it back', async () => {
      const place = await newSite();
      const [first, second] = [await add(place), await add(place)];
      const take = (by: AccountId, now = NOON) =>
        store.write.takeInHand({ ids: [first, second], by, now, until: now + HOUR });
      const mine = { desks: place.desks, by: ANN, now: NOON };
      assert.deepEqual(await store.read.claimedPage({ ...mine, limit: 10 }), []);
      assert.equal((await store.read.waitingOf({ commentId: first }))?.claim, null);
      assert.deepEqual([...(await take(ANN))].sort(), [first, second].sort());
      assert.equal((await store.read.queueCounts(mine)).mine, 2);
      assert.deepEqual(await take(BO), []);
      await store.write.letGo({ id: second, by: BO });
      assert.deepEqual(await take(BO), []);
      await store.write.letGo({ id: second, by: ANN });
      assert.deepEqual(await take(BO), [second]);
      const left = await store.read.claimedPage({ ...mine, limit: 10 });
      assert.deepEqual(
        left.map(({ comment, claim }) => [comment.id, claim]),
        [[first, { by: ANN, until: UNTIL }]],
      );
      assert.deepEqual(await store.read.claimedPage({ ...mine, now: UNTIL, limit: 10 }), []);
      assert.deepEqual([...(await take(BO, UNTIL))].sort(), [first, second].sort());
    });

    it('is taken by one of two who take it at once', async () => {
      const place = await newSite();
      const id = await add(place);
      const take = (by: AccountId) => store.write.takeInHand({ ids: [id], by, now: NOON, until: UNTIL });
      const taken = await Promise.all([take(ANN), take(BO)]);
      assert.deepEqual(taken.map(({ length }) => length).sort(), [0, 1]);
    });

    it('is decided only by whoever has it in hand, while they have it; authors and rules are not bound', async () => {
      const place = await newSite();
      const id = await add(place);
      await store.write.takeInHand({ ids: [id], by: ANN, now: NOON, until: UNTIL });
      const publish = (actorId: number, now: number) => {
        const decision = makeDecision({ actorKind: 'account', actorId, outcome: 'publish' });
        return store.write.decideComment(decide(id, 'published', { decision, now }));
      };
      await assert.rejects(publish(BO, UNTIL - 1), { code: 'in_hand' });
      await publish(ANN, UNTIL - 1);
      assert.equal(await store.read.waitingOf({ commentId: id }), undefined);
      const other = await add(place);
      await store.write.takeInHand({ ids: [other], by: ANN, now: NOON, until: UNTIL });
      const byAuthor = makeDecision({ actorKind: 'author', outcome: 'delete' });
      await store.write.decideComment(decide(other, 'deleted', { decision: byAuthor }));
      const late = await add(place);
      await store.write.takeInHand({ ids: [late], by: ANN, now: NOON, until: UNTIL });
      const decision = makeDecision({ actorKind: 'account', actorId: BO, outcome: 'publish' });
      await store.write.decideComment(decide(late, 'published', { decision, now: UNTIL }));
    });
  });
}
