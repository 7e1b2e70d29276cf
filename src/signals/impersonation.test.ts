import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, draft } from '../../test/kit/signal-subject.js';
import type { StoryId } from '../core/ids.js';
import { impersonation } from './impersonation.js';
import { isTakenFor, nameKey } from './names/likeness.js';
import type { NameBearer } from './signal.js';

const HERE = 1 as StoryId;
const ELSEWHERE = 2 as StoryId;

function guest(name: string, changes: Partial<NameBearer> = {}): NameBearer {
  return { name, isAuthor: false, isStaff: false, isAccount: false, storyId: ELSEWHERE, ...changes };
}

async function score(name: string, bearers: readonly NameBearer[]): Promise<number | undefined> {
  const bearersOf = async (key: string) => bearers.filter((one) => nameKey(one.name) === key);
  const subject = { ...context(), bearersOf };
  return (await impersonation.measure(draft('Good morning', { name }), subject))?.score;
}

const STAFF = guest('Milena Harbour', { isStaff: true, isAccount: true, storyId: null });

test('names that readers take for each other share a key, whatever letters they are made of', () => {
  const pairs = [
    ['Milena Harbour', 'Мilеnа Hаrbоur'],
    ['Milena Harbour', 'mílena  HARBOUR'],
    ['Milena Harbour', 'Milena.Harbour ✨'],
    ['Milena Harbour', 'Mιlenα Hαrbουr'],
    ['Bill Ives', 'BiII lves'],
    ['Bob', 'B0b'],
    ['Norman', 'Noman'.replace('m', 'rm')],
    ['Marvin', '𝓜𝓪𝓻𝓿𝓲𝓷'],
    ['Emma', 'Ernrna'],
  ] as const;
  for (const [one, other] of pairs) {
    assert.equal(nameKey(one), nameKey(other), `${one} ${other}`);
    assert.ok(isTakenFor(one, other), `${one} ${other}`);
  }
});

test('names that only share a key are not taken for each other, and signs alone are no name', () => {
  assert.equal(nameKey('Ian'), nameKey('lan'));
  assert.equal(isTakenFor('Ian', 'lan'), true, 'a capital I looks like a small l');
  assert.equal(nameKey('emil'), nameKey('emll'));
  assert.equal(isTakenFor('emil', 'emll'), false);
  assert.equal(isTakenFor('Anna', 'Hanna'), false);
  assert.equal(nameKey('✨ – !'), null);
  assert.equal(nameKey(''), null);
});

test('a name that looks like a member of the newsroom is found, but for that person', async () => {
  assert.equal(await score('Milena Harbour', [STAFF]), 0.9);
  assert.equal(await score('Мilena Нarbour', [STAFF]), 0.9);
  assert.equal(await score('Milena Harbour', [{ ...STAFF, isAuthor: true }]), undefined);
  assert.equal(await score('Milena Harbor', [STAFF]), undefined);
});

test('a first name that staff have is no disguise, unless other letters make it look so', async () => {
  const ana = { ...STAFF, name: 'Ana' };
  assert.equal(await score('ana', [ana]), 0.5);
  assert.equal(await score('Аna', [ana]), 0.9);
});

test("another author's name in look-alike letters is found; one that two people share hardly counts", async () => {
  assert.equal(await score('Rоbin', [guest('Robin')]), 0.7);
  assert.equal(await score('Robin', [guest('Robin')]), undefined);
  assert.equal(await score('Robin', [guest('Robin', { storyId: HERE })]), 0.3);
  assert.equal(await score('Robin', [guest('Robin', { isAccount: true })]), 0.4);
  assert.equal(await score('Robin', [guest('Robin', { storyId: HERE }), guest('Rоbin')]), 0.7);
});

test('names by which the newsroom speaks are found in several languages, and names of people are not', async () => {
  for (const name of ['Moderator', 'M0derator', 'The Editors', 'Редакция', 'redaktion', 'Аdmin'])
    assert.equal(await score(name, []), 0.8, name);
  for (const name of ['Anna Redmond', 'Edith', 'Adminda', ''])
    assert.equal(await score(name, []), undefined, name);
  const named = { ...context(), site: { ...context().site, name: 'The Gazette' } };
  assert.equal((await impersonation.measure(draft('Hi', { name: 'the gazette' }), named))?.score, 0.8);
});

test('staff may sign as they like', async () => {
  const subject = { ...context({ standing: { staff: true } }), bearersOf: () => [STAFF] };
  assert.equal(await impersonation.measure(draft('Hi', { name: 'Moderator' }), subject), undefined);
});
