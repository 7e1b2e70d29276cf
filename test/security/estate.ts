/** Two newsrooms on one server, with things that outsiders must never learn of, and people of every role. */

import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Role } from '../../src/core/account.js';
import { EMPTY_DRAFT } from '../../src/core/draft.js';
import {
  type AccountId,
  type CommentId,
  type DecisionId,
  decodeId,
  encodeId,
  type SiteId,
  type StoryId,
} from '../../src/core/ids.js';
import { addSite, type House, held, openHouse, published, secretOf, WORDS } from '../http/house.js';
import { addStaff, cardFields, look, press, signIn, stored } from '../http/newsroom.js';
import { signInByMail } from '../http/reader.js';
import { makeDecision } from '../storage/fixtures.js';

/** Stands in every text that the public, and staff of the other newsroom, must not read. */
export const CANARY = 'canaryword';
/** Whose address, and anything made of it, no answer to somebody else may hold. */
export const READER_EMAIL = 'seeded.reader@home.example';

/** Somebody who asks: what their browser carries. */
export interface Person {
  readonly name: string;
  readonly cookie: string;
}

export interface Estate {
  readonly house: House;
  readonly other: SiteId;
  readonly commentId: string;
  /** By status, all of them on the newsroom `paper`. */
  readonly hidden: Readonly<Record<'held' | 'rejected' | 'removed', string>>;
  readonly draftStoryId: string;
  readonly appealId: string;
  readonly claimId: string;
  readonly sanctionId: string;
  readonly nobody: Person;
  /** Signed in, and the author of nothing that is hidden. */
  readonly reader: Person;
  readonly staff: Readonly<Record<`${Exclude<Role, 'reader'>} ${'here' | 'elsewhere'}`, Person>>;
  /** Moderates a section of the newsroom in which none of the hidden things stand. */
  readonly limited: Person;
  /** All rows of all tables, each with its table's name; but for tables in which every visit leaves its mark. */
  rows(): readonly string[];
  close(): Promise<void>;
}

export async function openEstate(): Promise<Estate> {
  const house = await openHouse({ settings: WORDS, config: { defaultSite: 'paper' } });
  const other = (await addSite(house.deps, { slug: 'other', hosts: ['other.example'], settings: WORDS })).id;
  const seeded = await signInByMail(house, READER_EMAIL, 'Seeded');
  const [cookieName, cookieValue] = [...seeded.cookies][0] ?? ['', ''];
  const author = { cookie: `${cookieName}=${cookieValue}`, origin: 'http://talk.example' };
  const commentId = await published(house, { text: 'A gull on the pier.' }, { headers: author });
  const staff = await hireStaff(house, other);
  const admin = staff['admin here'].cookie;
  const hidden = {
    held: await held(house, { text: `Held ${CANARY} quibblefrotz.`, name: 'Held' }),
    rejected: await decided(house, admin, 'reject'),
    removed: await decided(house, admin, 'remove'),
  };
  return {
    ...{ house, other, commentId, hidden, staff },
    limited: await hireLimited(house),
    draftStoryId: await draftOf(house),
    ...(await processOf(house, hidden.removed)),
    nobody: { name: 'nobody', cookie: '' },
    reader: { name: 'a reader', cookie: await readerCookie(house) },
    rows: () => rowsIn(path.join(house.data, 'parley.db')),
    close: () => house.close(),
  };
}

async function hireStaff(house: House, other: SiteId): Promise<Estate['staff']> {
  const hired: Record<string, Person> = {};
  for (const role of ['writer', 'moderator', 'editor', 'admin'] as const) {
    for (const [where, siteId] of Object.entries({ here: house.site.id, elsewhere: other })) {
      const name = `${role} ${where}`;
      const cookie = await signIn(house, await addStaff(house, name, { role, siteId }));
      hired[name] = { name, cookie };
    }
  }
  return hired as Estate['staff'];
}

async function hireLimited(house: House): Promise<Person> {
  const name = 'moderator of a section elsewhere';
  const { id: accountId, ...account } = await addStaff(house, name);
  const role = { accountId, siteId: house.site.id, role: 'moderator', sections: ['sport'] } as const;
  await house.store.write.setRole(role);
  return { name, cookie: await signIn(house, { id: accountId, ...account }) };
}

async function readerCookie(house: House): Promise<string> {
  const browser = await signInByMail(house, 'other.reader@home.example', 'Kim');
  return [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

let decisions = 0;

/** A comment that a moderator has taken away. */
async function decided(house: House, cookie: string, act: 'reject' | 'remove'): Promise<string> {
  const text = `${act} ${CANARY} number ${decisions++}`;
  const guestSecret = secretOf(act);
  const id =
    act === 'reject'
      ? await held(house, { text: `${text} quibblefrotz`, name: 'Gone', guestSecret })
      : await published(house, { text: `${text} in the harbour`, name: 'Gone', guestSecret });
  const page = await look(house, `/console/comment/${id}`, cookie);
  const answer = await press(house, `/console/comment/${id}`, {
    cookie,
    fields: { ...cardFields(page.body, id), act, reason: CANARY },
  });
  if (answer.statusCode !== 303) throw new Error(`not decided: ${answer.statusCode}`);
  return id;
}

async function draftOf({ deps, store, site }: House): Promise<string> {
  const accountId = await idOf(store, 'writer-here@staff.example');
  const draft = await store.write.saveDraft({
    storyId: deps.newId<StoryId>(),
    siteId: site.id,
    revision: 0,
    content: { ...EMPTY_DRAFT, headline: `${CANARY} headline`, summary: CANARY },
    isAutosave: false,
    accountId,
    now: deps.clock(),
  });
  return encodeId(draft.storyId);
}

async function idOf(store: House['store'], email: string): Promise<AccountId> {
  const found = await store.read.accountByEmail({ email });
  if (found === undefined) throw new Error(`nobody has ${email}`);
  return found.account.id;
}

/** An appeal against a decision, a sanction, and a claim of old comments. */
async function processOf({ deps, store, site }: House, removed: string) {
  const now = deps.clock();
  const commentId = decodeId<CommentId>(removed) as CommentId;
  const by = { actorKind: 'account', actorId: 4711, outcome: 'remove' } as const;
  const decision = makeDecision({ ...by, id: deps.newId<DecisionId>(), createdAt: now });
  const { revision } = await stored({ store } as House, removed);
  await store.write.decideComment({
    id: commentId,
    revision,
    from: ['removed'],
    to: 'removed',
    decision,
    now,
  });
  const appeal = { id: deps.newId<number>(), siteId: site.id, commentId, decisionId: decision.id };
  await store.write.createAppeal({
    appeal: { ...appeal, text: CANARY, createdAt: now },
    entryId: deps.newId(),
  });
  const sanction = {
    ...({ siteId: site.id, kind: 'premod', reason: CANARY, note: CANARY } as const),
    ...{ id: deps.newId<number>(), createdAt: now, createdBy: null },
    subject: { kind: 'host', value: `${CANARY}.example` },
    ...{ endsAt: null, readAt: null, liftedAt: null, liftedBy: null },
  } as const;
  await store.write.addSanction({ sanction, entryId: deps.newId() });
  const accountId = await idOf(store, READER_EMAIL);
  const claim = { id: deps.newId<number>(), siteId: site.id, accountId };
  await store.write.createClaim({ ...claim, comments: 1, email: READER_EMAIL, createdAt: now });
  return {
    appealId: encodeId(appeal.id),
    sanctionId: encodeId(sanction.id),
    claimId: encodeId(claim.id),
  };
}

/** Written by every visit of somebody who is signed in, or by nobody's doing. */
const MARKS = /^(?:sqlite_|session$|console_session$|.*_fts|installation$)/;

function rowsIn(file: string): readonly string[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      .all();
    const names = tables.map(({ name }) => String(name)).filter((name) => !MARKS.test(name));
    return names.flatMap((name) =>
      database
        .prepare(`SELECT * FROM "${name}"`)
        .all()
        .map((row) => `${name} ${JSON.stringify(row)}`),
    );
  } finally {
    database.close();
  }
}
