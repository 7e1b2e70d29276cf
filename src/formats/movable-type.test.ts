import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readArchive } from '../../test/formats/reading.js';

function entry(...sections: readonly string[]): string {
  return `AUTHOR: ines\nTITLE: Sand\nDATE: 04/05/2006 01:14:33 PM\n-----\nBODY:\nText.\n-----\n${sections.map((section) => `${section}\n-----\n`).join('')}--------\n`;
}

function comment(date: string, body = 'One'): string {
  return `COMMENT:\nAUTHOR: Ann\nEMAIL: \nIP: 192.0.2.1\nURL: \nDATE: ${date}\n${body}`;
}

async function times(...dates: readonly string[]) {
  const { comments } = await readArchive(entry(...dates.map((date) => comment(date))));
  return comments.map(({ createdLocal }) => createdLocal);
}

describe("Movable Type's export", () => {
  it('keeps rules that people typed: only one before a section or an entry ends anything', async () => {
    const body = 'Above\n-----\nbelow\n-----\n\n--------\nstill\n';
    const { comments, threads } = await readArchive(entry(comment('04/05/2006 11:59:59 PM', body)));
    assert.deepEqual([threads.length, comments.length, comments[0]?.text], [1, 1, body.trimEnd()]);
  });

  it('reads a clock of twelve hours and one of twenty-four, and names no zone', async () => {
    assert.deepEqual(
      await times(
        '04/05/2006 12:00:00 AM',
        '04/05/2006 12:30:00 PM',
        '04/05/2006 11:59:59 PM',
        '04/05/2006 23:59:59',
        '4/5/2006 1:02 PM',
      ),
      [
        '2006-04-05T00:00:00',
        '2006-04-05T12:30:00',
        '2006-04-05T23:59:59',
        '2006-04-05T23:59:59',
        '2006-04-05T13:02:00',
      ],
    );
  });

  it('never dates a comment by accident', async () => {
    const found = await readArchive(entry(comment('13/45/2006 10:00:00')));
    assert.deepEqual(
      [found.comments[0]?.createdLocal, found.warnings.map(({ code }) => code)],
      [undefined, ['bad_date']],
    );
  });

  it('counts a ping as a trackback of the blog that sent it', async () => {
    const ping =
      'PING:\nTITLE: A remote title\nURL: http://other.example/a\nIP: 192.0.2.3\nBLOG NAME: Other\nDATE: 04/06/2006 12:00:00 AM\nWords.';
    const { comments } = await readArchive(entry(ping));
    assert.deepEqual(
      [comments[0]?.kind, comments[0]?.author.name, comments[0]?.meta, comments[0]?.text],
      ['trackback', 'Other', { title: 'A remote title' }, 'Words.'],
    );
  });

  it('makes ids that are the same in every import and with other line ends', async () => {
    const text = entry(comment('04/05/2006 11:59:59 PM'), comment('04/05/2006 11:59:59 PM', 'Two'));
    const ids = async (one: string) => (await readArchive(one)).comments.map(({ sourceId }) => sourceId);
    const first = await ids(text);
    assert.deepEqual(await ids(text.replaceAll('\n', '\r\n')), first);
    assert.equal(new Set(first).size, 2);
  });

  it('that ends within an entry is an error, with what came before it', async () => {
    const { comments, failure } = await readArchive(
      `${entry(comment('04/05/2006 11:59:59 PM'))}AUTHOR: ines\nTITLE: Cut\n-----\nBODY:\nTex`,
    );
    assert.deepEqual(
      [comments.length, failure?.message, failure?.line],
      [1, 'the file ends within an entry', 21],
    );
  });

  it('reads a body that begins like a field', async () => {
    const { comments } = await readArchive(
      entry(comment('04/05/2006 11:59:59 PM', 'DATE: is my point\nURL: none')),
    );
    assert.equal(comments[0]?.text, 'DATE: is my point\nURL: none');
  });
});
