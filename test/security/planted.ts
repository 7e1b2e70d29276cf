/** A newsroom into which payloads were sent by every way in which words come to it. */

import { bodyFromHtml } from '../../src/core/body/from-html.js';
import { encodeId, type StoryId } from '../../src/core/ids.js';
import type { Report } from '../../src/core/report.js';
import { openStaging } from '../../src/storage/open-staging.js';
import { importArchive } from '../../src/use-cases/import/import-archive.js';
import { openTwoOrigins, type TwoOrigins, UNJUDGED } from '../browser/two-origins.js';
import { type House, secretOf, send } from '../http/house.js';
import { addStaff, complain, signIn } from '../http/newsroom.js';
import { signInByMail } from '../http/reader.js';
import { archiveOfRecords, makeParsed, makeThread } from '../import/made-up-archive.js';
import { packed } from './packed.js';
import { type DeskNames, plantAtTheDesk, SSO } from './planted-desk.js';

export interface Planted {
  readonly origins: TwoOrigins;
  readonly storyId: string;
  /** Of the thread that was imported. */
  readonly importedStoryId: string;
  readonly commentId: string;
  readonly reportPath: string;
  /** What fills the parameters of paths. */
  readonly names: DeskNames;
  /** Of the browser of the newsroom's admin. */
  readonly admin: string;
  /** Of the signed-in reader whose name is a payload. */
  readonly reader: string;
  /** How many payloads went in, counted once for each way. */
  readonly sent: number;
}

const PER_TEXT = 12;

/** Sends each of `payloads` by every way. */
export async function plant(payloads: readonly string[]): Promise<Planted> {
  const origins = await openTwoOrigins({ ...UNJUDGED, voting: 'up-down' });
  const { house } = origins;
  house.app.own.baseUrl = origins.origin;
  const site = await house.store.read.siteBySlug({ slug: 'demo' });
  if (site === undefined) throw new Error('there is no site');
  await house.store.write.updateSite({
    id: site.id,
    name: payloads[0] ?? '',
    settings: {
      ...site.settings,
      guidelines: packed(payloads.slice(0, PER_TEXT)),
      words: payloads.slice(0, 20),
      sso: SSO,
    },
  });
  const url = `${origins.paper}/`;
  const opened = await send(house, 'POST /api/v1/stories', {
    body: { site: 'demo', url, title: payloads[1] ?? '' },
  });
  const storyId: string = opened.json().id ?? opened.json().story.id;
  const reader = await namedReader(house, storyId, payloads[3] ?? '');
  const ids = await postAll(house, { storyId, parentId: reader.commentId }, payloads);
  const [commentId = ''] = ids;
  for (const [i, id] of ids.entries()) {
    await complain(house, id, {
      reporter: `reporter ${i}`,
      reason: 'other',
      text: packed(payloads.slice(i, i + 3)),
    });
  }
  const importedStoryId = await importAll(house, site.id, payloads);
  const reportPath = await publishReport(house, site.id, payloads);
  const admin = await signIn(house, await addStaff(house, payloads[2] ?? '', { role: 'admin' }));
  const names = await plantAtTheDesk({ house, siteId: site.id, storyId, ids, admin }, payloads);
  return {
    ...{ origins, storyId, importedStoryId, commentId, reportPath, admin, names },
    reader: reader.cookie,
    sent: payloads.length * 6,
  };
}

/** Comments of guests: text, name and website; every second one is edited, so that its earlier text is kept too. */
async function postAll(
  house: House,
  { storyId, parentId }: { readonly storyId: string; readonly parentId: string },
  payloads: readonly string[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let i = 0; i < payloads.length; i += PER_TEXT) {
    const guestSecret = secretOf(`planter${i}`);
    const part = payloads.slice(i, i + PER_TEXT);
    const answers = i < 4 * PER_TEXT ? { parentId } : {};
    const body = { text: packed(part), name: (part[0] ?? '').slice(0, 60), guestSecret, ...answers };
    const answer = await send(house, `POST /api/v1/stories/${storyId}/comments`, {
      body,
      headers: { 'idempotency-key': `plant-${i}` },
    });
    if (answer.statusCode !== 201) throw new Error(`not posted: ${answer.body}`);
    const id: string = answer.json().comment.id;
    ids.push(id);
    if (ids.length % 2 === 0) await edit(house, id, { text: packed([...part].reverse()), guestSecret });
  }
  return ids;
}

async function edit(house: House, id: string, to: { readonly text: string; readonly guestSecret: string }) {
  const body = { text: to.text, revision: 1, guestSecret: to.guestSecret };
  const answer = await send(house, `PATCH /api/v1/comments/${id}`, { body });
  if (answer.statusCode !== 200) throw new Error(`not edited: ${answer.body}`);
}

/** An archive whose bodies are HTML, and whose names, websites, titles and attachments are payloads too. */
async function importAll(house: House, siteId: number, payloads: readonly string[]): Promise<string> {
  const { store, clock, newId } = house.deps;
  const digest = (text: string | Uint8Array) => `d${text.length}${String(text).slice(0, 40)}`;
  const comments = payloads.map((payload, i) =>
    makeParsed(`c${i}`, {
      text: payload,
      format: i % 2 === 0 ? 'html' : 'wordpress',
      author: { name: payload, url: payload, sourceId: `u${i}` },
    }),
  );
  const urls = ['https://gazette.example/planted'];
  await importArchive(
    {
      ...{ read: store.read, write: store.background, clock, newId, digest, digestOfBytes: digest },
      staging: openStaging(house.data, 'planted'),
    },
    {
      records: archiveOfRecords(makeThread('1', { title: payloads[4] ?? '', urls }), ...comments),
      ...{ format: { name: 'made-up', system: 'made-up' }, source: payloads[5] ?? '', site: 'demo' },
      ...{ timezone: null, keepParsed: false, dryRun: false, articles: false, judge: null },
    },
  );
  const story = await store.read.storyByUrl({ siteId: siteId as never, urlKey: 'gazette.example/planted' });
  if (story === undefined) throw new Error('nothing was imported');
  return encodeId(story.id);
}

async function publishReport(
  { deps, store }: House,
  siteId: number,
  payloads: readonly string[],
): Promise<string> {
  const at = (index: number) => payloads[index % payloads.length] ?? '';
  const storyId = deps.newId<StoryId>();
  const now = deps.clock();
  const report: Report = {
    ...{
      storyId,
      siteId: siteId as Report['siteId'],
      slug: 'planted',
      month: '2026-11',
      status: 'published',
    },
    ...{ publishedAt: now, placedAt: now, updatedAt: now, headline: at(6), summary: at(7), byline: at(8) },
    body: bodyFromHtml(payloads.slice(0, 60).join('<p>')).body,
    ...{ source: packed(payloads.slice(0, 60)), map: null, mapWords: at(9) },
    claims: payloads.slice(0, 40).map((payload, i) => ({
      ...{ text: payload, status: 'claimed', attribution: at(i + 1), isLead: i === 0, basis: at(i + 2) },
      sources: [
        {
          name: at(i + 3),
          url: 'https://source.example/',
          note: at(i + 4),
          quote: at(i + 5),
          repeats: at(i + 6),
        },
      ],
    })),
    corrections: payloads.slice(0, 20).map((text) => ({ at: now, kind: 'correction', text })),
    details: {
      section: at(10),
      tags: payloads.slice(11, 20),
      authors: payloads.slice(20, 25),
      photos: [],
      places: [],
    },
  };
  const story = {
    id: storyId,
    siteId: report.siteId,
    title: report.headline,
    language: 'en',
    createdAt: now,
  };
  await store.write.saveReport({ story, report, assets: [], now });
  return '/2026/11/planted/';
}

/** A reader whose own name is a payload, and who is mailed what answers their comment. */
async function namedReader(house: House, storyId: string, name: string) {
  const browser = await signInByMail(house, 'planter@home.example', name);
  const answer = await browser.send(`POST /api/v1/stories/${storyId}/comments`, {
    body: { text: 'Who knows when the ferry leaves?', notify: true },
    headers: { 'idempotency-key': 'plant-reader' },
  });
  if (answer.statusCode !== 201) throw new Error(`not posted: ${answer.body}`);
  const cookie = [...browser.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  return { cookie, commentId: answer.json().comment.id as string };
}
