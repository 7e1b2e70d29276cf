/** A newsroom on a bad day: long names in four scripts, hostile words, appeals, notices, sanctions, rules and reports. */
import { encodeId } from '../../src/core/ids.js';
import { beginReport, sendReport } from '../http/editing.js';
import { FORBIDDEN_WORD, type House, held, published, secretOf, send, sentence } from '../http/house.js';
import { act, begin, until } from '../http/importing.js';
import { cardFields, hiddenFields, leadsTo, look, press, staffCookie } from '../http/newsroom.js';
import { phonePhoto } from '../kit/pictures.js';
import { type Newsroom, openNewsroom } from './newsroom.js';

/** A newsroom, and by the name of each parameter of the console's addresses what stands there. */
export interface BusyNewsroom extends Newsroom {
  readonly named: Readonly<Record<string, string>>;
}

const LONG_WORD = 'Ηλεκτροεγκεφαλογραφηματολογικότερος'.repeat(2);
const NAMES = [
  `Παπαχατζηγεωργιοπούλου-${LONG_WORD}`.slice(0, 80),
  'عبد الرحمن بن عبد العزيز بن محمد آل الشيخ المهيري القارئ من المرفأ',
  'יהושע בן־ישראל הקורא מן הרציף הצפוני של העיר העתיקה',
  '</bdi><script>window.canary=1</script>',
];
const TEXTS = [
  `${LONG_WORD.repeat(8)} ${FORBIDDEN_WORD} https://paper.example/${'deep/'.repeat(40)}?q=${'a'.repeat(300)}`,
  `هذا نص طويل ${'جدا '.repeat(60)} ${FORBIDDEN_WORD} (${FORBIDDEN_WORD}) ويعود العابر عبر الساحة إلى الميناء.`,
  `זה טקסט ארוך ${FORBIDDEN_WORD} ${'מאוד '.repeat(50)} "${FORBIDDEN_WORD}", 12:30–14:00, 50%!`,
  `<img src=x onerror="window.canary=1"> ${FORBIDDEN_WORD} \`\`\`${'x'.repeat(400)}\`\`\` ${'!'.repeat(200)}`,
];

/** Everything that a page of the console can show, on a server that listens. */
export async function openBusyNewsroom(): Promise<BusyNewsroom> {
  const newsroom = await openNewsroom(12);
  const { house } = newsroom;
  const ana = await staffCookie(house, 'Wilhelmina Featherstonehaugh-Cholmondeley', { role: 'admin' });
  const commentId = await hostileComments(house, ana);
  await processOf(house, ana);
  await noticesOf(house);
  const siteId = encodeId(house.site.id);
  return {
    ...newsroom,
    named: {
      ...{ siteId, commentId, section: 'πολιτική-και-οικονομία', revision: '1' },
      storyId: house.storyId,
      importId: await importOf(house, ana),
      pageId: await pageOf(house, ana),
      ...(await reportOf(house, ana)),
    },
  };
}

/** Gives the last of them: one that a moderator has noted, with complaints. */
async function hostileComments(house: House, ana: string): Promise<string> {
  let id = '';
  for (const [i, text] of TEXTS.entries()) {
    house.pass(60_000);
    id = await held(house, { text, name: NAMES[i], website: `https://${'long-label-'.repeat(5)}.example/` });
    const note = { text: `${LONG_WORD} ${NAMES[(i + 1) % NAMES.length]}` };
    await must(press(house, `/console/comment/${id}/note`, { cookie: ana, fields: note }));
  }
  return id;
}

/** Removals with reasons, an appeal of one, notices, a report to an authority, sanctions of every subject. */
async function processOf(house: House, ana: string): Promise<void> {
  for (const [i, name] of NAMES.entries()) {
    const guestSecret = secretOf(`busy-${i}`);
    const id = await published(house, { text: sentence(70_000 + i), name, guestSecret });
    const notice = { kind: 'threat', explanation: TEXTS[i] ?? '', name, goodFaith: '1', comment: id };
    await must(press(house, '/notice', { fields: { ...notice, email: 'rae@home.example' } }));
    const crime = { comment: id, authority: name, facts: TEXTS[i] ?? '', told: '2026-11-20T12:00' };
    await must(press(house, '/console/crimes', { cookie: ana, fields: crime }));
    const reason = `${name}: ${LONG_WORD}`.slice(0, 200);
    const page = await must(look(house, `/console/comment/${id}`, ana));
    const fields = { ...cardFields(page.body, id), act: 'remove', rule: 'insult', reason };
    await must(press(house, `/console/comment/${id}`, { cookie: ana, fields }));
    const headers = { 'parley-guest': guestSecret };
    await must(send(house, `POST /api/v1/comments/${id}/appeal`, { body: { text: TEXTS[i] }, headers }));
    const ban = { by: 'author', kind: 'suspend', hours: '24', reason, note: LONG_WORD };
    await must(press(house, `/console/author/${id}`, { cookie: ana, fields: ban }));
  }
}

/** Notices that wait, about comments in several scripts. */
async function noticesOf(house: House): Promise<void> {
  for (const [i, name] of NAMES.entries()) {
    const comment = await published(house, { text: sentence(71_000 + i), name: `Reader ${70 + i}` });
    const notice = { kind: 'hate', explanation: TEXTS[i] ?? '', name, goodFaith: '1', comment };
    await must(press(house, '/notice', { fields: { ...notice, email: 'rae@home.example' } }));
  }
}

async function importOf(house: House, cookie: string): Promise<string> {
  const rows = [
    'id,storyUrl,storyTitle,text,authorName,createdAt',
    `1,https://old.example/${'a-long-address-'.repeat(9)},${LONG_WORD},${FORBIDDEN_WORD},${LONG_WORD},2020-01-01T00:00:00Z`,
    `2,https://paper.example/two,عنوان بالعربية,هذا نص ${FORBIDDEN_WORD} فيه,${NAMES[1]},2020-01-02`,
  ].join('\n');
  const address = await begin(house, cookie, { files: { [`${LONG_WORD}.csv`]: rows } });
  await until(house, address);
  await act(house, address, { cookie, act: 'import' });
  return address.split('/').at(-1) ?? '';
}

async function pageOf(house: House, cookie: string): Promise<string> {
  const fields = { title: NAMES[1] ?? '' };
  const at = `/console/site/${encodeId(house.site.id)}/pages`;
  return (
    leadsTo(await must(press(house, at, { cookie, fields })))
      .split('/')
      .at(-1) ?? ''
  );
}

const MAP = { title: LONG_WORD, as_of: '2026-11-22' };

/** A draft of a report with a map and a photo. */
async function reportOf(house: House, cookie: string) {
  const at = await beginReport(house, cookie);
  const source = `From Piraeus. ${LONG_WORD}\n\n${TEXTS[1]}`;
  const fields = {
    headline: `${LONG_WORD} ${NAMES[1]}`,
    summary: TEXTS[2] ?? '',
    bylines: NAMES[0] ?? '',
    source,
  };
  const photos = [await phonePhoto({ width: 900, height: 600 })];
  await must(sendReport(house, at, { cookie, fields, photos }));
  const [file = ''] = /(?<=src="photo\/)[^"]+/.exec((await look(house, `${at}/preview`, cookie)).body) ?? [];
  const map = await look(house, `${at}/map?place=pir`, cookie);
  const [act = ''] = /(?<=name="act" value=")place [^"]* Piraeus/.exec(map.body) ?? [];
  await must(press(house, `${at}/map`, { cookie, fields: { ...hiddenFields(map.body), ...MAP, act } }));
  return { reportId: at.split('/').at(-1) ?? '', file };
}

/** Fails loudly where the newsroom was not made as told. */
async function must<
  T extends { readonly statusCode: number; readonly body: string; readonly headers: object },
>(asked: Promise<T>): Promise<T> {
  const answer = await asked;
  const isAsked = /sign-in|second-factor/.test(leadsTo(answer));
  if (answer.statusCode >= 400 || isAsked)
    throw new Error(`refused: ${answer.statusCode} ${answer.body.slice(0, 2000)}`);
  return answer;
}
