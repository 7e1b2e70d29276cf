import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { base32, type Hash, hotp, matchingStep, newTotpSecret, otpauthUri, stepAt } from './totp.js';

const DIGITS = '1234567890';
const seed = (length: number) => Buffer.from(DIGITS.repeat(7).slice(0, length));

describe('codes of an authenticator app', () => {
  it('are those of RFC 4226, appendix D', () => {
    const wanted = [
      '755224',
      '287082',
      '359152',
      '969429',
      '338314',
      '254676',
      '287922',
      '162583',
      '399871',
      '520489',
    ];
    assert.deepEqual(
      wanted.map((_, counter) => hotp(seed(20), counter)),
      wanted,
    );
  });

  it('are those of RFC 6238, appendix B', () => {
    const vectors: readonly (readonly [seconds: number, hash: Hash, code: string])[] = [
      [59, 'sha1', '94287082'],
      [59, 'sha256', '46119246'],
      [59, 'sha512', '90693936'],
      [1111111109, 'sha1', '07081804'],
      [1111111109, 'sha256', '68084774'],
      [1111111109, 'sha512', '25091201'],
      [1111111111, 'sha1', '14050471'],
      [1234567890, 'sha1', '89005924'],
      [2000000000, 'sha1', '69279037'],
      [20000000000, 'sha1', '65353130'],
      [20000000000, 'sha256', '77737706'],
      [20000000000, 'sha512', '47863826'],
    ];
    const lengths: Readonly<Record<Hash, number>> = { sha1: 20, sha256: 32, sha512: 64 };
    for (const [seconds, hash, code] of vectors) {
      assert.equal(
        hotp(seed(lengths[hash]), stepAt(seconds * 1000), { digits: 8, hash }),
        code,
        `${seconds}`,
      );
    }
  });

  it('count one step to each side of now, and no further', () => {
    const now = 1_795_608_000_000;
    const secret = newTotpSecret();
    for (const off of [-1, 0, 1]) {
      const code = hotp(secret, stepAt(now) + off);
      assert.equal(matchingStep(secret, `${code.slice(0, 3)} ${code.slice(3)}`, now), stepAt(now) + off);
    }
    const near = [-1, 0, 1].map((off) => hotp(secret, stepAt(now) + off));
    for (const off of [-2, 2]) {
      const code = hotp(secret, stepAt(now) + off);
      if (!near.includes(code)) assert.equal(matchingStep(secret, code, now), undefined);
    }
    for (const wrong of ['', '12345', '1234567', 'abcdef']) {
      assert.equal(matchingStep(secret, wrong, now), undefined);
    }
  });

  it('come from a secret that apps can read', () => {
    assert.equal(base32(Buffer.from('foobar')), 'MZXW6YTBOI');
    assert.equal(base32(newTotpSecret()).length, 32);
    const uri = otpauthUri(Buffer.from('foobar'), { issuer: 'The Paper', account: 'kim@desk.example' });
    assert.equal(uri, 'otpauth://totp/The%20Paper:kim%40desk.example?secret=MZXW6YTBOI&issuer=The%20Paper');
  });
});
