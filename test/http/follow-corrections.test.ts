import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { beginReport, sendReport, visit } from './editing.js';
import { type House, openHouse } from './house.js';
import { linkIn, newMails, readable } from './mails.js';
import { press, staffCookie } from './newsroom.js';
import { openBrowser, signInByMail } from './reader.js';

const FIELDS = {
  headline: 'Bridge stands, its command says',
  summary: 'Nobody else has seen it.',
  bylines: 'Ann Example',
  source: 'It stands.',
  c0_text: 'The bridge stands.',
  c0_status: 'claimed',
  c0a0_source: 'River Command',
  c0a0_stance: 'says',
  reason: 'Desk decided.',
  act: 'publish',
};

describe('whoever follows a report', () => {
  let house: House;
  let editor: string;
  let at: string;
  before(async () => {
    house = await openHouse();
    editor = await staffCookie(house, 'Desk', { role: 'editor' });
    at = await beginReport(house, editor);
    await send({});
  });
  after(() => house.close());

  const send = (changes: Readonly<Record<string, string>>) => {
    house.pass(1000);
    return sendReport(house, at, { cookie: editor, fields: { ...FIELDS, c0_id: 'c1', ...changes } });
  };
  const mails = (act: () => Promise<unknown>) => newMails(house, act);

  async function storyId(): Promise<string> {
    const { body } = await visit(house, '/2026/11/bridge-stands-its-command-says/');
    return /compose\?story=(\w+)/.exec(body)?.[1] ?? '';
  }

  /** A guest who has said yes to mails about the report. */
  async function following(email: string): Promise<void> {
    const story = await storyId();
    const browser = openBrowser(house);
    const [question] = await mails(() => browser.send('POST /follow', { form: { story, email } }));
    await browser.send(`POST ${linkIn(question, '/follow/confirm/')}`, { form: {} });
  }

  it('is mailed once what was put right, in the words of the report', async () => {
    await following('ann@home.example');
    await following('ben@home.example');
    const told = await mails(() =>
      send({ source: 'It stands, they say.', note_kind: 'correction', note_text: 'It was called a fact.' }),
    );
    assert.deepEqual(told.map((mail) => /^To: (.*)$/m.exec(mail)?.[1]?.trim()).sort(), [
      'ann@home.example',
      'ben@home.example',
    ]);
    const mail = readable(told[0] ?? '');
    assert.match(mail, /^Subject: Correction: Bridge stands, its command says$/m);
    assert.match(mail, /Correction: It was called a fact\./);
    assert.match(mail, /http:\/\/talk\.example\/2026\/11\/bridge-stands-its-command-says\/#corrections/);
    assert.match(mail, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    house.pass(86_400_000);
    editor = await staffCookie(house, 'Desk Two', { role: 'editor' });
    assert.deepEqual(await mails(async () => {}), []);
  });

  it('is told on their own page too, where they are signed in', async () => {
    const kim = await signInByMail(house, 'kim@home.example', 'Kim');
    await kim.send('POST /follow', { form: { story: await storyId() } });
    await mails(() => send({ note_kind: 'clarification', note_text: 'It stands, we think.' }));
    const told = (await kim.send('GET /api/v1/me/notifications?site=paper')).json();
    assert.equal(told.unread, 1);
    const [{ at: when, ...first }] = told.corrections;
    assert.deepEqual(first, {
      url: 'http://talk.example/2026/11/bridge-stands-its-command-says/#corrections',
      headline: 'Bridge stands, its command says',
      kind: 'clarification',
      text: 'It stands, we think.',
      isRead: false,
    });
    const page = (await kim.send('GET /me')).body;
    assert.match(page, /1 new notice for you/);
    assert.match(page, /<strong>Clarification<\/strong> <a href="[^"]*#corrections"><bdi>Bridge stands/);
    await kim.send('POST /me/answers/read', { form: { upTo: when } });
    assert.equal((await kim.send('GET /api/v1/me/notifications?site=paper')).json().unread, 0);
    assert.doesNotMatch((await kim.send('GET /me')).body, /new notice/);
  });

  it('is told of a claim that stands otherwise, and not of spelling', async () => {
    const denied = { c0_status: 'disputed', c0a1_source: 'Port office', c0a1_stance: 'denies' };
    const [mail] = await mails(() => send({ ...denied, note_kind: 'small' }));
    assert.match(readable(mail ?? ''), /The bridge stands\..{1,3} is Disputed now\. Before, it was Claimed/);
    assert.deepEqual(await mails(() => send({ ...denied, source: 'It stands!', note_kind: 'small' })), []);
  });

  it('is told of a withdrawal, unless they have ended it, and never of what is unpublished', async () => {
    const [mine] = await mails(() => send({ note_kind: 'update', note_text: 'More soon.' }));
    assert.ok(mine);
    await openBrowser(house).send(`POST ${linkIn(mine, '/unsubscribe/')}`, { form: {} });
    const act = (name: string) =>
      press(house, `${at}/take-back`, { cookie: editor, fields: { act: name, reason: 'It was made up.' } });
    const told = await mails(() => act('withdraw'));
    assert.equal(told.length, 2, 'of three, one has ended it');
    assert.match(readable(told[0] ?? ''), /Withdrawal: It was made up\./);
    assert.deepEqual(await mails(() => act('unpublish')), []);
  });
});
