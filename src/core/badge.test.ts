import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor, Role } from './account.js';
import { badgesOf, packBadges, unpackBadges, withBadge } from './badge.js';
import type { AccountId, SiteId } from './ids.js';

const SITE = 1 as SiteId;

function person(role: Role, disabledAt: number | null = null): Actor {
  const id = 7 as AccountId;
  const account = { id, email: null, name: 'Ann', createdAt: 0, disabledAt };
  return { kind: 'account', account, roles: [{ accountId: id, siteId: SITE, role }] };
}

const HERE = { siteId: SITE, section: '' };

describe('badges', () => {
  it('follow from the role on the site and from grants, the author of the story first', () => {
    assert.deepEqual(badgesOf(person('reader'), HERE, []), []);
    assert.deepEqual(badgesOf(person('moderator'), HERE, []), ['moderator']);
    assert.deepEqual(badgesOf(person('editor'), HERE, ['expert', 'author']), ['author', 'editor', 'expert']);
    assert.deepEqual(badgesOf(person('admin'), HERE, ['trusted']), ['staff']);
  });

  it('are never those of another site, of a closed account, or of a guest', () => {
    assert.deepEqual(badgesOf(person('admin'), { ...HERE, siteId: 2 as SiteId }, []), []);
    assert.deepEqual(badgesOf(person('admin', 5), HERE, []), []);
    assert.deepEqual(badgesOf({ kind: 'guest', guestHash: 'g' }, HERE, []), []);
  });

  it('come and go one by one, and survive being stored', () => {
    const both = withBadge(['moderator'], 'author', true);
    assert.deepEqual(both, ['author', 'moderator']);
    assert.deepEqual(withBadge(both, 'author', false), ['moderator']);
    assert.deepEqual(unpackBadges(packBadges(both)), both);
    assert.equal(packBadges([]), null);
    assert.deepEqual(unpackBadges('wizard expert'), ['expert']);
  });
});
