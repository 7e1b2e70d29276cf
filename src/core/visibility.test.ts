import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Account, Actor } from './account.js';
import type { Author, CommentStatus } from './comment.js';
import type { AccountId, SiteId } from './ids.js';
import { GUEST_READS_OWN_FOR, type Sight, sight, type Viewer, viewerOf } from './visibility.js';

const RULES: readonly (readonly [CommentStatus, boolean, Viewer, Sight])[] = [
  ['published', true, 'public', 'text'],
  ['held', false, 'public', 'nothing'],
  ['held', true, 'public', 'tombstone'],
  ['rejected', false, 'public', 'nothing'],
  ['rejected', true, 'public', 'tombstone'],
  ['removed', false, 'public', 'nothing'],
  ['removed', true, 'public', 'tombstone'],
  ['deleted', false, 'public', 'nothing'],
  ['deleted', true, 'public', 'tombstone'],
  ['published', true, 'author', 'text'],
  ['held', false, 'author', 'text'],
  ['rejected', false, 'author', 'text'],
  ['removed', false, 'author', 'text'],
  ['deleted', false, 'author', 'tombstone'],
  ['held', false, 'moderator', 'text'],
  ['removed', true, 'moderator', 'text'],
  ['deleted', true, 'moderator', 'tombstone'],
];

describe('what may be seen of a comment', () => {
  for (const [status, isListed, viewer, wanted] of RULES) {
    const place = isListed ? 'with a place on the page' : 'without a place';
    it(`is ${wanted} for the ${viewer}: ${status}, ${place}`, () => {
      assert.equal(sight({ kind: 'comment', status, isListed }, viewer), wanted);
    });
  }

  it('is nothing for the public when it is a pingback, whatever its status', () => {
    assert.equal(sight({ kind: 'pingback', status: 'published', isListed: true }, 'public'), 'nothing');
  });
});

const SITE = 1 as SiteId;
const OTHER_SITE = 2 as SiteId;

function account(id: number, roles: Extract<Actor, { kind: 'account' }>['roles'] = []): Actor {
  const held: Account = {
    id: id as AccountId,
    email: null,
    name: 'Mara',
    createdAt: 0,
    disabledAt: null,
  };
  return { kind: 'account', account: held, roles };
}

function by(author: Partial<Author>) {
  const nobody = { kind: 'guest', name: '', website: null, accountId: null, ghostId: null } as const;
  return {
    siteId: SITE,
    placedAt: 0,
    author: { ...nobody, guestHash: null, isStaff: false, badges: [], ...author },
  };
}

describe('as whom somebody looks', () => {
  it('is the author for the account that wrote it, and the public for another one', () => {
    const comment = by({ accountId: 7 as AccountId });
    assert.equal(viewerOf(account(7), comment, 0), 'author');
    assert.equal(viewerOf(account(8), comment, 0), 'public');
  });

  it('is the author for a guest with the secret, for a day', () => {
    const comment = by({ guestHash: 'abc' });
    const guest: Actor = { kind: 'guest', guestHash: 'abc' };
    assert.equal(viewerOf(guest, comment, GUEST_READS_OWN_FOR), 'author');
    assert.equal(viewerOf(guest, comment, GUEST_READS_OWN_FOR + 1), 'public');
    assert.equal(viewerOf({ kind: 'guest', guestHash: 'other' }, comment, 0), 'public');
  });

  it('is nobody in particular where neither side can prove anything', () => {
    assert.equal(viewerOf({ kind: 'anonymous' }, by({}), 0), 'public');
  });

  it('is a moderator on the sites where the role holds', () => {
    const role = (siteId: SiteId | null) =>
      account(9, [{ accountId: 9 as AccountId, siteId, role: 'moderator' }]);
    assert.equal(viewerOf(role(SITE), by({}), 0), 'moderator');
    assert.equal(viewerOf(role(null), by({}), 0), 'moderator');
    assert.equal(viewerOf(role(OTHER_SITE), by({}), 0), 'public');
  });
});
