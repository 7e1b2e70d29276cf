import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type House, held, openHouse, PAPER, published, send, WORDS } from './house.js';

describe('the thread that another system puts into its article', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ settings: WORDS });
  });
  after(() => house.close());
  const include = (query: string) => send(house, `GET /embed/include?${query}`);
  const ARTICLE = `site=paper&url=${encodeURIComponent(`${PAPER}/news/one`)}`;

  it('is an element with the first page of comments in it, whole addresses, and the same as data', async () => {
    const root = await published(house, { text: 'The tide comes in at <six>.', name: 'Ines & Bo' });
    await published(house, { text: 'At seven.', parentId: root });
    const { body, headers, statusCode } = await include(ARTICLE);
    assert.equal(statusCode, 200);
    assert.match(String(headers['content-type']), /^text\/html/);
    assert.match(body, /^<parley-thread url="[^"]+" site="paper"><section lang="en" dir="ltr">/);
    assert.match(body, /The tide comes in at &lt;six>\./);
    const hrefs = [...body.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '');
    assert.ok(hrefs.length > 2);
    assert.deepEqual(
      hrefs.filter((href) => !/^https?:\/\//.test(href)),
      [],
    );
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(body)?.[1] ?? '');
    assert.equal(data['@id'], `${PAPER}/news/one`);
    assert.equal(data.commentCount, 2);
    assert.equal(data.comment[0].author.name, 'Ines & Bo');
    assert.equal(data.comment[0].comment[0].text, 'At seven.');
  });

  it('brings no style and no script that runs, so that it fits any policy', async () => {
    const { body } = await include(ARTICLE);
    assert.doesNotMatch(body, /<style|style=|<link|\son\w+=|<script(?! type="application\/ld\+json">)/);
  });

  it('is the empty element for an article that nobody has discussed, and says nothing of what waits', async () => {
    const empty = await include(`site=paper&url=${encodeURIComponent(`${PAPER}/never/heard`)}&title=A%22%3E`);
    assert.equal(
      empty.body.trim(),
      `<parley-thread url="${PAPER}/never/heard" title="A&quot;>" site="paper"></parley-thread>`,
    );
    await held(house, { text: 'A quibblefrotz that nobody may read.' });
    assert.doesNotMatch((await include(ARTICLE)).body, /quibblefrotz/);
    assert.equal((await include('site=paper')).statusCode, 400);
  });
});
