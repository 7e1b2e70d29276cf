import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Refusal } from '../refusal.js';
import { isDisposable } from './disposable-mail.js';
import { fitsPattern, hostsOf, mailboxes } from './mail-pattern.js';
import { hexAddress, networkRange } from './network-range.js';
import { forbids, nextStep, type Sanction, type SanctionKind, standingFrom } from './sanction.js';
import { checkSubject } from './subject.js';

const NOW = 1_000_000;

function sanction(kind: SanctionKind, changes: Partial<Sanction> = {}): Sanction {
  return {
    ...{ id: 1, siteId: null, kind, subject: { kind: 'account', value: '7' }, reason: 'why', note: null },
    ...{ createdAt: 0, createdBy: null, endsAt: null, readAt: null, liftedAt: null, liftedBy: null },
    ...changes,
  };
}

describe('a person’s standing', () => {
  it('follows from the gravest that holds', () => {
    const met = [sanction('mute', { id: 1 }), sanction('ban', { id: 2 }), sanction('suspend', { id: 3 })];
    assert.equal(standingFrom(met, NOW).barred?.kind, 'ban');
    assert.equal(standingFrom(met.slice(0, 1), NOW).barred?.kind, 'mute');
  });

  it('knows nothing of what is over, lifted or read', () => {
    const met = [
      sanction('ban', { endsAt: NOW }),
      sanction('suspend', { liftedAt: 5 }),
      sanction('warn', { readAt: 5 }),
      sanction('premod', { endsAt: NOW - 1 }),
    ];
    assert.deepEqual(standingFrom(met, NOW), { barred: null, unread: null, premod: null });
    assert.equal(standingFrom([sanction('ban', { endsAt: NOW + 1 })], NOW).barred?.kind, 'ban');
  });

  it('lets a muted reader complain and vote, and a suspended one do neither', () => {
    const muted = standingFrom([sanction('mute')], NOW);
    const suspended = standingFrom([sanction('suspend')], NOW);
    assert.equal(forbids(muted, 'react'), null);
    assert.equal(forbids(muted, 'write')?.kind, 'mute');
    assert.equal(forbids(suspended, 'react')?.kind, 'suspend');
  });

  it('offers staff a graver step with every strike', () => {
    assert.deepEqual([0, 2, 3, 9].map(nextStep), ['warn', 'premod', 'suspend', 'ban']);
  });
});

describe('a pattern for addresses of mail', () => {
  it('stands for any characters before the @', () => {
    assert.ok(fitsPattern('ra*d*@mail.example', 'raid-07@mail.example'));
    assert.ok(!fitsPattern('ra*d*@mail.example', 'rain@mail.example'));
    assert.ok(!fitsPattern('ab*ba@mail.example', 'aba@mail.example'));
  });

  it('takes linear time where a backtracking one would not end', () => {
    assert.ok(!fitsPattern(`${'a*'.repeat(4)}b@x.example`, `${'a'.repeat(60_000)}@x.example`));
  });

  it('sees through tags, and finds the hosts above', () => {
    assert.deepEqual(mailboxes('sam+news@mail.example'), ['sam+news@mail.example', 'sam@mail.example']);
    assert.deepEqual(hostsOf('a@x.mail.example'), ['x.mail.example', 'mail.example']);
    assert.ok(isDisposable('a@sub.mailinator.com') && !isDisposable('a@example.org'));
  });
});

describe('a network', () => {
  it('is a range of addresses in an order that text keeps', () => {
    const range = networkRange('192.0.2.0/24');
    const inside = hexAddress('192.0.2.255') ?? '';
    assert.ok(range && range.low <= inside && inside <= range.high);
    assert.ok((hexAddress('192.0.3.0') ?? '') > range.high);
    assert.equal(networkRange('2001:db8::/32')?.high, `20010db8${'f'.repeat(24)}`);
    assert.equal(hexAddress('::1'), `${'0'.repeat(31)}1`);
  });

  it('is not half the internet, and not nonsense', () => {
    for (const text of [
      '0.0.0.0/0',
      '10.0.0.0/7',
      '::/18',
      '1.2.3',
      '1.2.3.256',
      'a::b::c',
      '1.2.3.4/33',
      '1/2/3',
    ])
      assert.equal(networkRange(text), undefined, text);
  });
});

describe('a subject', () => {
  it('is kept in one form', () => {
    assert.deepEqual(checkSubject({ kind: 'host', value: ' @Mail.Example ' }), {
      kind: 'host',
      value: 'mail.example',
    });
    assert.deepEqual(
      checkSubject({ kind: 'email', value: 'Raid*@Mail.Example' }).value,
      'raid*@mail.example',
    );
  });

  it('is refused when it says nothing, or too much', () => {
    for (const value of ['*@*', '*@*.example', '*****@mail.example', 'nobody'])
      assert.throws(() => checkSubject({ kind: 'email', value }), Refusal, value);
    assert.throws(() => checkSubject({ kind: 'host', value: 'example' }), { code: 'invalid_request' });
  });
});
