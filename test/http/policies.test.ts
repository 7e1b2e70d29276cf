import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { policiesInWords, policyReport } from '../../src/cli/policy-report.js';
import { decodeId, type StoryId } from '../../src/core/ids.js';
import type { PolicyPlace } from '../../src/core/policy/inherit.js';
import {
  type Condition,
  createRule,
  type Policy,
  policyVersion,
  type RuleAct,
} from '../../src/core/policy/policy.js';
import { BALANCED, POLICY_TEMPLATES } from '../../src/core/policy/templates.js';
import { Refusal } from '../../src/core/refusal.js';
import { changePolicy, turnOn } from '../../src/use-cases/change-policy.js';
import {
  addStory,
  codeOf,
  FORBIDDEN_WORD,
  type House,
  openHouse,
  PAPER,
  post,
  sentence,
  WORDS,
} from './house.js';
import { stored } from './newsroom.js';

const rule = (id: string, act: RuleAct, when: Condition) => createRule(act, { id, when, because: 'x' });
const own = (name: string, rules: Policy['rules'], continues?: true): Policy => ({
  ...{ name, version: 1, mode: 'publish-first', rules },
  ...(continues && { continues }),
});
const OPEN = policyVersion(POLICY_TEMPLATES.open as Policy);
const ALL: Condition = { all: [] };

describe('rules of the installation, a site, its sections and its stories', () => {
  let house: House;
  let inPolitics: string;
  const siteId = () => house.site.id;
  const turn = (place: PolicyPlace, setting: unknown) =>
    turnOn(house.deps, { place, setting, expected: null });
  const decisionOf = async (id: string) => {
    const [first] = await house.store.read.decisionsOf({ commentId: (await stored(house, id)).id });
    return first;
  };
  let said = 40_000;
  const judged = async (storyId: string, extra = '') => {
    const answer = await post(house, { text: `${sentence(said++)} ${extra}` }, { storyId });
    const decision = await decisionOf(answer.json().comment.id);
    return [answer.json().decision.outcome, decision?.rule ?? null, decision?.policyVersion];
  };

  before(async () => {
    house = await openHouse({ settings: WORDS });
    inPolitics = await addStory(house.deps, house.site, `${PAPER}/politics/a-vote`);
  });
  after(() => house.close());

  it('are followed from the nearest place on, as soon as they are turned on', async () => {
    assert.deepEqual(await judged(inPolitics), ['published', null, policyVersion(BALANCED)]);
    await turn({ kind: 'installation' }, own('house', [rule('all', 'hold', ALL)]));
    assert.deepEqual(await judged(inPolitics), ['held', 'all', 'house@1']);
    await turn({ kind: 'site', siteId: siteId() }, 'open');
    assert.deepEqual(await judged(inPolitics), ['published', null, OPEN]);
    await turn(
      { kind: 'section', siteId: siteId(), section: 'politics' },
      own('politics', [rule('guests', 'hold', { author: 'guest' })], true),
    );
    assert.deepEqual(await judged(inPolitics), ['held', 'guests', `politics@1+${OPEN}`]);
    assert.deepEqual(await judged(house.storyId), ['published', null, OPEN]);
    const storyId = decodeId<StoryId>(inPolitics) as StoryId;
    await turn({ kind: 'story', siteId: siteId(), storyId }, own('vote', [rule('t', 'tag', ALL)]));
    assert.deepEqual(await judged(inPolitics), ['published', null, 'vote@1']);
    await turn({ kind: 'story', siteId: siteId(), storyId }, null);
    assert.deepEqual(await judged(inPolitics), ['held', 'guests', `politics@1+${OPEN}`]);
  });

  it('decide about addresses that are thrown away where a rule asks for them; else the site does', async () => {
    const thrown = { signal: 'disposable-mail', atLeast: 0.1 };
    await turn({ kind: 'site', siteId: siteId() }, own('mail', [rule('thrown', 'hold', thrown)]));
    const ruleFor = async (email: string) => {
      const answer = await post(house, { text: sentence(said++), email });
      return [answer.json().decision.outcome, answer.json().decision.rule ?? null];
    };
    assert.deepEqual(await ruleFor('ivy@mailinator.com'), ['held', 'thrown']);
    assert.deepEqual(await ruleFor('ivy@paper.example'), ['published', null]);
    await turn({ kind: 'site', siteId: siteId() }, own('mail', [rule('thrown', 'publish', thrown)]));
    assert.deepEqual(await ruleFor('ivy@mailinator.com'), ['published', null]);
    await turn({ kind: 'site', siteId: siteId() }, 'open');
    assert.deepEqual(await ruleFor('ivy@mailinator.com'), ['held', 'disposable-mail']);
  });

  it('ask for a proof of work before a moderator is asked to read', async () => {
    await turn({ kind: 'site', siteId: siteId() }, own('proof', [rule('costs', 'prove', ALL)]));
    const answer = await post(house, { text: sentence(said++), email: 'ivy@mailinator.com' });
    assert.equal(codeOf(answer), '409 proof_needed');
    await turn({ kind: 'site', siteId: siteId() }, 'open');
  });

  it('keep all that was measured, also where the first rule decides', async () => {
    const first = rule('first', 'publish', ALL);
    const later = rule('later', 'hold', { signal: 'word-list', atLeast: 0.5 });
    await turn({ kind: 'site', siteId: siteId() }, own('early', [first, later]));
    const answer = await post(house, { text: `${sentence(said++)} ${FORBIDDEN_WORD} HTTP://A.EXAMPLE` });
    const decision = await decisionOf(answer.json().comment.id);
    assert.deepEqual([decision?.rule, decision?.matched], ['first', ['first', 'later']]);
    const signals = decision?.evidence.map(({ signal }) => signal) ?? [];
    assert.ok(signals.includes('word-list') && signals.includes('links'), signals.join());
  });

  it('are refused when a rule asks for a signal that is not installed, and changed by admins alone', async () => {
    const gone = own('gone', [rule('gone', 'hold', { not: { failed: 'astrology' } })]);
    const place = { kind: 'site', siteId: siteId() } as const;
    assert.throws(
      () => turnOn(house.deps, { place, setting: gone, expected: null }),
      (error) =>
        error instanceof Refusal && error.code === 'policy_refused' && /astrology/.test(error.message),
    );
    const input = { place, setting: 'open', expected: null };
    await assert.rejects(
      changePolicy(house.deps, { kind: 'anonymous' }, input),
      (error) => error instanceof Refusal && error.code === 'sign_in_required',
    );
  });

  it('that lost a signal are named by the doctor, wherever they stand', async () => {
    const lost = own('lost', [rule('lost', 'hold', { signal: 'astrology', atLeast: 0.5 })]);
    const place = { kind: 'section', siteId: siteId(), section: 'opinion' } as const;
    const ids = { id: 901, entryId: 902, firstId: 903 };
    const by = { expected: null, actorId: null, now: house.clock() };
    await house.store.write.setPolicy({ ...ids, ...by, place, setting: lost });
    const faults = await policyReport(house as never);
    assert.deepEqual(
      faults.map(({ place: name }) => name),
      ['paper', 'paper/section/opinion'],
    );
    assert.match(policiesInWords(faults).join('\n'), /opinion:\n {2}The rule "lost" asks for .*astrology/);
  });
});
