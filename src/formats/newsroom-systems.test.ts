import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CORAL, CORAL_4, CORAL_CSV, LIVEFYRE } from '../../test/formats/fixtures/archives.js';
import { byId, codesOf, linesOf, readArchive } from '../../test/formats/reading.js';
import { zipOf } from '../../test/formats/zip-of.js';

describe("Coral's collections", () => {
  it('publish NONE, and hold what was withheld or waits', async () => {
    const statuses = ['NONE', 'APPROVED', 'REJECTED', 'PREMOD', 'SYSTEM_WITHHELD', 'NEW_ONE'];
    const rows = statuses.map((status, n) => ({
      id: `c${n}`,
      tenantID: 't',
      storyID: 's',
      authorID: 'u',
      revisions: [],
      status,
    }));
    const found = await readArchive(linesOf(rows));
    assert.deepEqual(
      found.comments.map(({ status }) => status),
      ['published', 'published', 'trash', 'pending', 'pending', 'pending'],
    );
    assert.deepEqual(codesOf(found), ['unknown_status']);
  });

  it('keep the last text as the comment, and earlier ones with their times', async () => {
    const { c1 } = byId(await readArchive(CORAL));
    assert.deepEqual(
      [c1?.text, c1?.editedAt, c1?.votes, c1?.meta],
      [
        'One',
        Date.UTC(2022, 1, 2, 9, 1, 30),
        { up: 3, down: 0 },
        { tags: ['FEATURED'], flags: 1, revisions: [{ text: 'Oen', at: '2022-02-02T09:00:30.000Z' }] },
      ],
    );
  });

  it('have names, e-mails and badges from the file of users, whichever comes first, in a zip too', async () => {
    const zip = zipOf(CORAL.map((content, n) => ({ name: `dump/${9 - n}.json`, content })));
    for (const found of [byId(await readArchive(CORAL)), byId(await readArchive(zip))]) {
      assert.deepEqual(found.c1?.author, {
        sourceId: 'u1',
        name: 'Ann',
        email: 'ann@example.org',
        isStaff: true,
      });
      assert.deepEqual(found.c2?.author, { sourceId: 'u2', name: 'Bo' });
    }
  });

  it('are not confused by the collection of what moderators did, which names stories and comments, too', async () => {
    const acts = linesOf([
      { id: 'm1', tenantID: 't', storyID: 's1', commentID: 'c1', status: 'APPROVED', moderatorID: 'u9' },
    ]);
    const found = await readArchive([...CORAL, acts]);
    assert.equal(found.comments.length, (await readArchive(CORAL)).comments.length);
  });

  it('keep comments of people who are not in them', async () => {
    const { comments } = await readArchive(CORAL.slice(1, 2));
    assert.deepEqual(
      comments.map(({ author }) => author),
      [
        { sourceId: 'u1', name: '' },
        { sourceId: 'u2', name: '' },
      ],
    );
  });

  it('keep a deleted comment, which has no text any more', async () => {
    const { comments } = await readArchive(
      linesOf([
        {
          id: 'c1',
          tenantID: 't',
          storyID: 's',
          authorID: null,
          revisions: [],
          status: 'APPROVED',
          deletedAt: { $date: '2022-02-02T09:01:00Z' },
        },
      ]),
    );
    assert.deepEqual(
      [comments[0]?.status, comments[0]?.text, comments[0]?.author],
      ['deleted', '', { name: '' }],
    );
  });

  it('read dates in every way that the database writes them', async () => {
    const dates = [
      { $date: '2022-02-02T09:01:00Z' },
      { $date: { $numberLong: '1643792460000' } },
      1643792460000,
      '2022-02-02T09:01:00.000Z',
      1.64379246e12,
      { $date: { $numberLong: '-62075098782000' } },
    ];
    const rows = dates.map((createdAt, n) => ({
      id: `c${n}`,
      tenantID: 't',
      storyID: 's',
      authorID: 'u',
      status: 'NONE',
      createdAt,
    }));
    const { comments } = await readArchive(linesOf(rows));
    const at = 1643792460000;
    assert.deepEqual(
      comments.map(({ createdAt }) => createdAt),
      [at, at, at, at, at, undefined],
    );
  });

  it('of version 4 have plain texts with their line ends, and e-mails in local profiles only', async () => {
    const { c1, c2 } = byId(await readArchive(CORAL_4));
    assert.deepEqual([c1?.text, c1?.format, c1?.votes], ['One\nline', 'plain', { up: 2, down: 0 }]);
    assert.deepEqual(c1?.author, { sourceId: 'u1', name: 'Ann', email: 'ann@example.org', isStaff: true });
    assert.deepEqual([c2?.author, c2?.status, c2?.text], [{ sourceId: 'u2', name: 'Bo' }, 'trash', 'Two']);
  });
});

describe('the tables that Coral imports', () => {
  it('need no header, and take one', async () => {
    const headers = [
      'id,email,username,role,banned,created_at\n',
      'id,url,title,author,published_at,closed_at,mode\n',
      'id,author_id,story_id,created_at,body,parent_id,status,rating\n',
    ];
    const without = await readArchive(CORAL_CSV);
    const withHeaders = await readArchive(CORAL_CSV.map((file, n) => `${headers[n]}${file}`));
    assert.deepEqual(withHeaders, without);
    assert.deepEqual(without.comments[0]?.author, {
      sourceId: 'u1',
      name: 'Ann',
      email: 'ann@example.org',
      isStaff: true,
    });
    assert.equal(without.comments[0]?.text, '<b>One</b>, with\na line');
  });

  it('are an error with its line where a row has too few values', async () => {
    const { failure } = await readArchive([`${CORAL_CSV[2]}c3,u1,st1\n`]);
    assert.deepEqual([failure?.line, failure?.message], [4, 'a row has 3 values where 8 are expected']);
  });
});

describe("Livefyre's files", () => {
  it('have names and e-mails in another file than the comments', async () => {
    const { comments } = await readArchive(LIVEFYRE);
    assert.deepEqual(
      comments.map(({ author, parentRef }) => [author, parentRef]),
      [
        [{ sourceId: '7', name: 'Ann', email: 'ann@example.org' }, undefined],
        [{ sourceId: '8', name: 'Bo' }, '1'],
      ],
    );
  });

  it('have the name that came along where the users are missing, and times of UTC', async () => {
    const { comments, firstAt } = await readArchive(LIVEFYRE.slice(0, 1));
    assert.deepEqual([comments[0]?.author.name, firstAt], ['ann', '2022-02-02T09:01:00Z']);
  });
});
