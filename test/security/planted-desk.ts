/** Payloads by the ways of staff, of newspapers' own accounts, and of those who write to a newsroom about the law. */
import { generateKeyPairSync, sign } from 'node:crypto';
import type { AccountId, CommentId, DecisionId } from '../../src/core/ids.js';
import { decodeId, encodeId } from '../../src/core/ids.js';
import type { SsoSettings } from '../../src/core/site.js';
import type { House } from '../http/house.js';
import { follow, hiddenFields, leadsTo, look, press, stored } from '../http/newsroom.js';
import { openBrowser } from '../http/reader.js';
import { makeDecision } from '../storage/fixtures.js';
import { packed } from './packed.js';

const ISSUER = 'https://www.paper.example';
const KEYS = generateKeyPairSync('ed25519');

/** The newsroom vouches for its readers by this key. */
export const SSO: SsoSettings = {
  ...{ issuer: ISSUER, algorithm: 'EdDSA', linksEmail: false },
  key: KEYS.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
};

interface Ground {
  readonly house: House;
  readonly siteId: number;
  readonly storyId: string;
  /** Comments to note, to take away, and to be told to the police. */
  readonly ids: readonly string[];
  readonly admin: string;
}

/** What parameters of the console's paths may be. */
export type DeskNames = Readonly<Record<string, string>>;

/** Sends them; gives what was made. */
export async function plantAtTheDesk(ground: Ground, payloads: readonly string[]): Promise<DeskNames> {
  const siteId = encodeId(ground.siteId as never);
  const pageId = await pageOf(ground, payloads);
  await vouchedFor(ground, payloads);
  await lawOf(ground, payloads);
  const at = (index: number) => payloads[index % payloads.length] ?? '';
  const { house, admin } = ground;
  const [noted = '', removed = ''] = ground.ids;
  await must(
    press(house, `/console/comment/${noted}/note`, {
      cookie: admin,
      fields: { text: packed(payloads.slice(0, 20)) },
    }),
  );
  const contact = { contact: packed(payloads.slice(0, 12)), terms: packed(payloads.slice(12, 24)) };
  await must(press(house, `/console/law/${siteId}`, { cookie: admin, fields: contact }));
  return {
    ...{ siteId, pageId, site: 'demo', slug: 'planted', commentId: noted, storyId: ground.storyId },
    ...(await sanctionAndAppeal(ground, removed, [at(20), at(21), packed(payloads.slice(22, 34))])),
    ...(await noticeAndReport(ground, [packed(payloads.slice(34, 46)), at(46), at(47)])),
  };
}

async function must(answer: PromiseLike<{ readonly statusCode: number; readonly body: string }>) {
  const given = await answer;
  if (given.statusCode !== 303 && given.statusCode !== 200)
    throw new Error(`not taken: ${given.statusCode} ${given.body}`);
  return given;
}

/** A page of the site, shown to everybody. */
async function pageOf({ house, siteId, admin }: Ground, payloads: readonly string[]): Promise<string> {
  const pages = `/console/site/${encodeId(siteId as never)}/pages`;
  const begun = await press(house, pages, { cookie: admin, fields: { title: payloads[1] ?? '' } });
  const page = await follow(house, begun, admin);
  const fields = {
    ...hiddenFields(page.body),
    ...{ act: 'save', position: '1', public: '1', slug: 'planted', title: payloads[2] ?? '' },
    source: packed(payloads.slice(0, 40)),
  };
  await must(press(house, leadsTo(begun), { cookie: admin, fields }));
  return leadsTo(begun).split('/').at(-1) ?? '';
}

/** A reader whose newspaper says what they are called. */
async function vouchedFor({ house, storyId }: Ground, payloads: readonly string[]): Promise<void> {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  for (const [n, name] of payloads.slice(0, 12).entries()) {
    const now = Math.floor(house.clock() / 1000);
    const claims = {
      iss: ISSUER,
      aud: 'demo',
      sub: `vouched-${n}`,
      iat: now,
      exp: now + 120,
      jti: `p-${n}`,
      name,
    };
    const input = `${part({ alg: 'EdDSA', typ: 'JWT' })}.${part(claims)}`;
    const token = `${input}.${sign(null, Buffer.from(input), KEYS.privateKey).toString('base64url')}`;
    const browser = openBrowser(house);
    const answer = await browser.send('POST /api/v1/auth/sso', {
      body: { site: 'demo', token },
      headers: { origin: 'http://127.0.0.1' },
    });
    if (answer.statusCode === 422 || answer.statusCode === 400) continue;
    if (answer.statusCode >= 400) throw new Error(`not vouched for: ${answer.body}`);
    await browser.send(`POST /api/v1/stories/${storyId}/comments`, {
      body: { text: `Number ${n} of those whom the paper knows.` },
      headers: { 'idempotency-key': `vouched-${n}` },
    });
  }
}

/** Notices of illegal content, by the form that everybody may send. */
async function lawOf({ house, ids }: Ground, payloads: readonly string[]): Promise<void> {
  const fields = { comment: ids[3] ?? '', kind: 'other', explanation: packed(payloads.slice(0, 12)) };
  const page = await look(house, `/notice?comment=${ids[3]}`);
  const more = { name: (payloads[3] ?? '').slice(0, 60), email: 'planter@home.example', faith: 'yes' };
  await press(house, '/notice', { fields: { ...hiddenFields(page.body), ...fields, ...more } });
}

async function sanctionAndAppeal(
  { house, siteId }: Ground,
  removed: string,
  [reason = '', note = '', text = '']: readonly string[],
): Promise<DeskNames> {
  const { deps, store } = house;
  const now = deps.clock();
  const id = decodeId<CommentId>(removed) as CommentId;
  const { revision } = await stored(house, removed);
  const by = { actorKind: 'account', actorId: 4711, outcome: 'remove', reason } as const;
  const decision = makeDecision({ ...by, id: deps.newId<DecisionId>(), createdAt: now });
  await store.write.decideComment({
    id,
    revision,
    from: ['published', 'held'],
    to: 'removed',
    decision,
    now,
  });
  const appeal = {
    id: deps.newId<number>(),
    siteId: siteId as never,
    commentId: id,
    decisionId: decision.id,
  };
  await store.write.createAppeal({ appeal: { ...appeal, text, createdAt: now }, entryId: deps.newId() });
  const sanction = {
    ...({ siteId: siteId as never, kind: 'premod', reason, note } as const),
    ...{ id: deps.newId<number>(), createdAt: now, createdBy: null },
    subject: { kind: 'host', value: 'planted.example' },
    ...{ endsAt: null, readAt: null, liftedAt: null, liftedBy: null },
  } as const;
  await store.write.addSanction({ sanction, entryId: deps.newId() });
  return { appealId: encodeId(appeal.id), sanctionId: encodeId(sanction.id) };
}

async function noticeAndReport(
  { house, siteId, ids }: Ground,
  [explanation = '', name = '', location = '']: readonly string[],
): Promise<DeskNames> {
  const { deps, store } = house;
  const id = deps.newId<number>();
  const notice = {
    ...{ id, siteId: siteId as never, commentId: null, location, kind: 'other' as const, explanation, name },
    ...{ email: 'planter@home.example', language: 'en', createdAt: deps.clock() },
  };
  await store.write.createNotice({ notice, entryId: deps.newId() });
  const crimeId = deps.newId<number>();
  const report = {
    ...{ id: crimeId, siteId: siteId as never, commentId: decodeId<CommentId>(ids[4] ?? '') as CommentId },
    ...{ authority: name, facts: explanation, toldAt: 0, createdAt: 0, createdBy: 7 as AccountId },
  };
  await store.write.createCrimeReport({ report, entryId: deps.newId() });
  return { noticeId: encodeId(id), crimeId: encodeId(crimeId) };
}
