import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { encodeId, type SiteId } from '../../src/core/ids.js';
import { ROUTES } from '../../src/http/route-table.js';
import { startReport } from '../../src/use-cases/edit-report.js';
import { addSite, BASE, type House, openHouse } from './house.js';
import { addStaff, leadsTo, look, press, signIn, staffCookie } from './newsroom.js';

type Answer = { readonly statusCode: number; readonly headers: object };

describe('each address of the editor', () => {
  let house: House;
  let other: SiteId;
  let storyId: string;
  let owner: string;
  before(async () => {
    house = await openHouse();
    other = (await addSite(house.deps, { slug: 'other', hosts: ['other.example'] })).id;
    const account = await addStaff(house, 'Owner', { role: 'writer', siteId: house.site.id });
    owner = await signIn(house, account);
    const actor = {
      kind: 'account' as const,
      account,
      roles: [{ accountId: account.id, siteId: house.site.id, role: 'writer' as const }],
    };
    storyId = encodeId((await startReport(house.deps, actor, house.site.id)).storyId);
  });
  after(() => house.close());

  const api = (method: 'PUT' | 'POST', url: string, cookie: string) =>
    house.server.inject({
      method,
      url,
      headers: {
        host: new URL(BASE).host,
        origin: BASE,
        cookie,
        'content-type': 'application/json',
        'if-match': '"1"',
      },
      payload: url.endsWith('/paste') ? '{"html":""}' : '{"fields":{}}',
    });

  /** The path of a route with the things of the site that the tests ask about. */
  const filled = (path: string) =>
    path
      .replace(':storyId', storyId)
      .replace(':siteId', encodeId(house.site.id))
      .replace(':revision', '1')
      .replace(':photoId', 'none')
      .replace(':file', 'none');

  async function ask(cookie: string): Promise<Record<string, number | string>> {
    const answers: Record<string, number | string> = {};
    for (const { method, path, space } of ROUTES.filter(({ who }) => who === 'writer')) {
      const url = filled(path);
      let answer: Answer;
      if (space === 'staff') answer = await api(method as 'PUT' | 'POST', url, cookie);
      else if (method === 'GET') answer = await look(house, url, cookie);
      else answer = await press(house, url, { cookie, fields: { revision: '0' } });
      const isDoor = leadsTo(answer).startsWith('/console/sign-in');
      answers[`${method} ${path}`] = isDoor ? 'sign-in' : answer.statusCode;
    }
    return answers;
  }

  it('leads strangers to the sign-in page, and answers their programs that they must sign in', async () => {
    for (const [route, answer] of Object.entries(await ask('')))
      assert.ok(
        route.includes('/api/') ? [400, 401].includes(Number(answer)) : answer === 'sign-in',
        `${route} ${answer}`,
      );
  });

  it('tells writers of another site, and of this one who began something else, nothing', async () => {
    const strangers = [
      await staffCookie(house, 'Elsewhere', { role: 'editor', siteId: other }),
      await staffCookie(house, 'Other pen', { role: 'writer', siteId: house.site.id }),
    ];
    for (const cookie of strangers) {
      const answers = Object.entries(await ask(cookie)).filter(([route]) =>
        route.includes('report/:storyId'),
      );
      assert.ok(answers.length >= 5);
      for (const [route, answer] of answers) assert.equal(answer, 404, route);
    }
    const [elsewhere = ''] = strangers;
    const sources = `/console/site/${encodeId(house.site.id)}/sources`;
    assert.equal((await look(house, sources, elsewhere)).statusCode, 404);
    assert.equal((await press(house, sources, { cookie: elsewhere, fields: { name: 'x' } })).statusCode, 404);
  });

  it('opens to whoever began the report, and to editors', async () => {
    const editor = await staffCookie(house, 'Editor', { role: 'editor', siteId: house.site.id });
    for (const cookie of [owner, editor])
      assert.equal((await look(house, `/console/report/${storyId}`, cookie)).statusCode, 200);
  });
});
