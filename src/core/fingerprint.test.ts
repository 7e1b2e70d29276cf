import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countWords, fingerprintDistance, fingerprintOf, nearDistance } from './fingerprint.js';

const LONG = `The council promised a new bridge over the river before winter, but nobody has seen a single
  worker on the site since August, and the ferry that carried pupils to school was sold last month.`;

function distance(a: string, b: string): number {
  const [first, second] = [fingerprintOf(a), fingerprintOf(b)];
  assert.ok(first !== null && second !== null);
  return fingerprintDistance(first, second);
}

function isNear(a: string, b: string): boolean {
  return distance(a, b) <= nearDistance(countWords(a));
}

test('the same words give the same fingerprint, whatever their case, marks, order or invisible characters', () => {
  const same = [
    LONG.toUpperCase(),
    LONG.replaceAll(',', ' –').replaceAll('.', '!!!'),
    LONG.replaceAll('e', 'e\u200b').replaceAll('a', 'a\u0336'),
    LONG.split(/\s+/).reverse().join('\n'),
    `${LONG} ${LONG}`,
  ];
  for (const text of same) assert.equal(distance(LONG, text), 0, text);
});

test('a long text with a few words changed or a greeting added is nearly the same', () => {
  assert.ok(isNear(LONG, LONG.replace('August', 'September')));
  assert.ok(isNear(LONG, `Hello everyone! ${LONG}`));
  assert.ok(isNear(LONG, LONG.replace('promised', 'announced').replace('single', 'lone')));
});

test('texts on the same subject in other words are far apart', () => {
  const other = `I take the ferry every morning and I have seen workers measuring the bridge all week. The council may
    be slow, but it keeps its word, and pupils travel by bus until the river can be crossed again.`;
  assert.ok(distance(LONG, other) > 12);
  assert.ok(distance('yes', 'no') > 12);
});

test('in a short text one other word makes another text', () => {
  assert.ok(!isNear('I vote for option two', 'I vote for option one'));
  assert.ok(isNear('I vote for option two', 'i VOTE, for option two!'));
});

test('scripts without spaces are compared by pairs of letters', () => {
  const chinese = '市议会承诺在冬天之前在河上建一座新桥但自从八月以来没有人在工地上看到过一个工人';
  assert.ok(isNear(chinese, chinese.replace('八月', '九月')));
  assert.ok(distance(chinese, '我每天早上坐渡轮整个星期都看到工人在测量桥梁学生们坐公共汽车上学') > 12);
  assert.notEqual(fingerprintOf('好'), null);
});

test('a text without words has no fingerprint', () => {
  for (const text of ['', ' \n', '!?…', '\u200b\u200b', '🙂🙂']) assert.equal(fingerprintOf(text), null);
});

test('every fingerprint is an integer that a database column and JSON keep exactly', () => {
  for (const text of ['a', LONG, 'żółć', 'привет мир', '\ud800 lone', 'x'.repeat(70_000)]) {
    const fingerprint = fingerprintOf(text);
    assert.ok(
      fingerprint !== null && Number.isSafeInteger(fingerprint) && fingerprint >= 0,
      text.slice(0, 9),
    );
  }
});

test('distance is symmetric, zero for itself and 52 at most', () => {
  const all = 2 ** 52 - 1;
  assert.equal(fingerprintDistance(all, 0), 52);
  assert.equal(fingerprintDistance(0, all), 52);
  assert.equal(fingerprintDistance(2 ** 51, 2 ** 51), 0);
  assert.equal(fingerprintDistance(2 ** 51 + 1, 2 ** 26), 3);
});
