import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encryptPush, MOST_PUSHED } from './push-cipher.js';

// RFC 8291, 5 and appendix A.
const KEYS = {
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
};
const CHANCE = {
  salt: Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url'),
  privateKey: Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'),
};
const MESSAGE = [
  'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml',
  'mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT',
  'pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
].join('');

test('a message for a browser is encrypted as in the example of RFC 8291', () => {
  const made = encryptPush('When I grow up, I want to be a watermelon', KEYS, CHANCE);
  assert.equal(made.toString('base64url'), MESSAGE);
});

test('a message fits the one record that push services take, and a longer text is refused', () => {
  assert.equal(encryptPush('x'.repeat(MOST_PUSHED), KEYS).length, 4096);
  assert.throws(() => encryptPush('x'.repeat(MOST_PUSHED + 1), KEYS));
});

test('two messages of one text have nothing in common', () => {
  const [one, two] = [encryptPush('same', KEYS), encryptPush('same', KEYS)];
  assert.notDeepEqual(one.subarray(0, 16), two.subarray(0, 16));
  assert.notDeepEqual(one.subarray(21, 86), two.subarray(21, 86));
});

test('a key that is no point of the curve is refused', () => {
  const p256dh = Buffer.concat([Buffer.of(4), Buffer.alloc(64, 1)]).toString('base64url');
  assert.throws(() => encryptPush('text', { ...KEYS, p256dh }));
});
