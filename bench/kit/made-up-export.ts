import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { madeUpText, seededRandom } from './seeded-site.js';

/** How much a made-up archive holds. */
export interface ExportSize {
  readonly comments: number;
  readonly threads: number;
}

/** Writes a Disqus export, about 1 KB per comment; threads take turns, as they do where all of them are alive. */
export async function writeExport(file: string, { comments, threads }: ExportSize): Promise<void> {
  const random = seededRandom(3);
  const out = createWriteStream(file);
  out.write(
    '<?xml version="1.0" encoding="utf-8"?>\n<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">\n',
  );
  for (let n = 0; n < threads; n++) {
    out.write(
      `<thread dsq:id="${n + 1}"><id/><forum>bench</forum><link>https://bench.example/${n}/</link><title>Thread ${n}</title><message/><createdAt>2020-01-01T00:00:00Z</createdAt><author><name>Desk</name><isAnonymous>false</isAnonymous></author><isClosed>false</isClosed><isDeleted>false</isDeleted></thread>\n`,
    );
  }
  for (let n = 0; n < comments; n++) {
    const parent = n > threads * 2 && random() > 0.5 ? `<parent dsq:id="${1_000_000 + n - threads}"/>` : '';
    const date = new Date(Date.UTC(2020, 0, 2) + n * 60_000).toISOString().replace('.000Z', 'Z');
    const post = `<post dsq:id="${1_000_000 + n}"><id/><message><![CDATA[<p>${madeUpText(random)}</p><p>${madeUpText(random)} <a href="https://bench.example/a" rel="nofollow">bench.example</a></p>]]></message><createdAt>${date}</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Writer ${n % 900}</name><isAnonymous>false</isAnonymous><username>writer${n % 900}</username></author><thread dsq:id="${(n % threads) + 1}"/>${parent}</post>\n`;
    if (!out.write(post)) await once(out, 'drain');
  }
  out.end('</disqus>\n');
  await once(out, 'finish');
}
