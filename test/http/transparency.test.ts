import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { encodeId } from '../../src/core/ids.js';
import { SHEET_PARTS } from '../../src/core/process/transparency-sheets.js';
import { type House, openHouse, published, secretOf, send, sentence } from './house.js';
import { cardFields, look, press, staffCookie } from './newsroom.js';

let texts = 90_000;

describe('a transparency report', () => {
  let house: House;
  let ada: string;
  before(async () => {
    house = await openHouse();
    ada = await staffCookie(house, 'Ada', { role: 'admin' });
    await staffCookie(house, 'Bo', { role: 'moderator' });
  });
  after(() => house.close());

  const write = (name: string) =>
    published(house, { text: sentence(texts++), name, guestSecret: secretOf(name) });
  const remove = async (id: string, rule: string) => {
    const page = (await look(house, `/console/comment/${id}`, ada)).body;
    const fields = { ...cardFields(page, id), act: 'remove', rule, reason: 'So.' };
    await press(house, `/console/comment/${id}`, { cookie: ada, fields });
  };
  const part = async (number: number, more = '') => {
    const days = `from=2026-01-01&to=2026-12-31${more}`;
    const url = `/console/law/${encodeId(house.site.id)}/transparency?part=${number}&${days}`;
    const answer = await look(house, url, ada);
    assert.equal(answer.statusCode, 200, `part ${number}`);
    return answer.body.split('\r\n');
  };
  const rowOf = (rows: readonly string[], name: string) => rows.find((row) => row.includes(`,${name},`));

  it('counts notices, measures and appeals in the rows and columns of the templates', async () => {
    const noticed = await write('nina');
    const notice = { comment: noticed, kind: 'hate', explanation: 'It is.', goodFaith: '1' };
    await press(house, '/notice', { fields: { ...notice, name: 'Rae', email: 'rae@home.example' } });
    house.pass(2 * 3_600_000);
    ada = await staffCookie(house, 'Ada again', { role: 'admin' });
    await remove(noticed, 'illegal');
    await remove(await write('otto'), 'insult');
    const appealed = await write('pia');
    await remove(appealed, 'hate');
    const headers = { 'parley-guest': secretOf('pia') };
    await send(house, `POST /api/v1/comments/${appealed}/appeal`, { headers, body: { text: 'No.' } });
    const notices = await part(4);
    assert.match(rowOf(notices, 'TOTAL') ?? '', /2026-01-01\/2026-12-31,TOTAL,,1,,1,,2\.00,,1,,0,,/);
    assert.match(rowOf(notices, 'KEYWORD_HATE_SPEECH') ?? '', /,1,,1,,2\.00,,1,,0,,/);
    assert.match(rowOf(notices, 'KEYWORD_DEFAMATION') ?? '', /,0,,0,,,,0,,0,,/);
    const terms = await part(6);
    assert.match(rowOf(terms, 'TOTAL') ?? '', /TOTAL,,2,0,2,0,0,/);
    assert.match(rowOf(terms, 'KEYWORD_CYBER_HARASSMENT') ?? '', /,,1,0,1,0,0,/);
    assert.match(rowOf(await part(5), 'TOTAL') ?? '', /TOTAL,,0,0,0,0,0,/);
    const appeals = await part(7);
    assert.match(appeals[1] ?? '', /^All,The paper,.*internal-complaints mechanism,Total number,1,$/);
    assert.match((await part(8))[2] ?? '', /not taken by automated means,Total number,3,$/);
    for (const rows of [notices, terms]) {
      const width = (rows[0] ?? '').replace(/"(?:[^"]|"")*"/g, 'x').split(',').length;
      for (const row of rows.slice(1, -1))
        assert.equal(row.replace(/"(?:[^"]|"")*"/g, 'x').split(',').length, width);
    }
    await house.settle();
  });

  it('names every category with what counts under it', async () => {
    const names = await part(2);
    assert.match(names[0] ?? '', /^Category label,Category description,Category of illegal content/);
    assert.ok(
      names.includes(
        'KEYWORD_HATE_SPEECH,Hate speech,Illegal content / Incompatible with the terms and conditions,Rules: hate. Notices: hate',
      ),
    );
    assert.ok(names.includes('KEYWORD_NUDITY,Nudity,Incompatible with the terms and conditions,'));
    assert.ok(
      names.includes(
        'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE,Not specified notice,Illegal content,Notices: other',
      ),
    );
  });

  it('leaves orders of authorities to the newsroom, or takes its word that there were none', async () => {
    const open = await part(3);
    assert.match(rowOf(open, 'TOTAL') ?? '', /,TOTAL,,TOTAL,,,,,,,,Orders of authorities are not recorded/);
    const none = await part(3, '&noOrders=1');
    assert.match(rowOf(none, 'TOTAL') ?? '', /,TOTAL,,TOTAL,0,0,,,0,,,,,,,,,$/);
    assert.match(none.at(-2) ?? '', /STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER/);
    assert.equal(none.length, open.length);
  });

  it('has every row on complaints, disputes and suspensions, and says of each what is not known', async () => {
    const rows = (await part(7)).slice(1, -1);
    assert.equal(rows.length, 47);
    for (const row of rows) assert.match(row, /,\d+(?:\.\d+)?,[^,]*$|,,[^,]+$/, row);
    assert.equal(rows.filter((row) => row.startsWith('All,')).length, 1);
  });

  it('stands beside the log, line by line, which holds no formula', async () => {
    const id = await write('fred');
    const page = (await look(house, `/console/comment/${id}`, ada)).body;
    const fields = { ...cardFields(page, id), act: 'remove', rule: 'insult', reason: '=HYPERLINK("x")' };
    await press(house, `/console/comment/${id}`, { cookie: ada, fields });
    const url = `/console/law/${encodeId(house.site.id)}/log`;
    const lines = (await look(house, `${url}?format=jsonl`, ada)).body.trimEnd().split('\n');
    const rows = lines.map((line) => JSON.parse(line));
    assert.ok(rows.some(({ part, outcome }) => part === 'decision' && outcome === 'remove'));
    assert.ok(rows.some(({ part, kind }) => part === 'entry' && kind === 'notice.made'));
    const table = (await look(house, `${url}?format=csv`, ada)).body;
    assert.match(table, /"'=HYPERLINK\(""x""\)"/);
    assert.equal(table.trimEnd().split('\r\n').length, rows.length + 1);
    const mo = await staffCookie(house, 'Wes', { role: 'writer' });
    assert.equal((await look(house, url, mo)).statusCode, 404);
  });

  it('is offered part by part, and is off where a site is set as small or ancillary', async () => {
    const page = (await look(house, '/console/law', ada)).body;
    for (const { part: number } of SHEET_PARTS) assert.match(page, new RegExp(`<option value="${number}"`));
    const id = encodeId(house.site.id);
    await press(house, `/console/law/${id}`, { cookie: ada, fields: { isSmall: '1' } });
    const url = `/console/law/${id}/transparency?part=1&from=2026-01-01&to=2026-12-31`;
    assert.equal((await look(house, url, ada)).statusCode, 400);
    assert.doesNotMatch((await look(house, '/console/law', ada)).body, /transparency"/);
  });
});
