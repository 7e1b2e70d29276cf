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

/** Writes the same comments as a WordPress export, an item after another. */
export async function writeWordpressExport(file: string, { comments, threads }: ExportSize): Promise<void> {
  const random = seededRandom(3);
  const out = createWriteStream(file);
  const each = Math.ceil(comments / threads);
  out.write(
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Bench</title><link>https://bench.example</link>\n',
  );
  for (let n = 0, thread = 0; n < comments; thread++) {
    out.write(
      `<item><title>Thread ${thread}</title><link>https://bench.example/${thread}/</link><wp:post_id>${thread + 1}</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>\n`,
    );
    for (let i = 0; i < each && n < comments; i++, n++) {
      const parent = i > 2 && random() > 0.5 ? n : 0;
      const date = new Date(Date.UTC(2020, 0, 2) + n * 60_000).toISOString().slice(0, 19).replace('T', ' ');
      const row = `<wp:comment><wp:comment_id>${n + 1}</wp:comment_id><wp:comment_author><![CDATA[Writer ${n % 900}]]></wp:comment_author><wp:comment_author_email>w${n % 900}@bench.example</wp:comment_author_email><wp:comment_author_url></wp:comment_author_url><wp:comment_author_IP></wp:comment_author_IP><wp:comment_date>${date}</wp:comment_date><wp:comment_date_gmt>${date}</wp:comment_date_gmt><wp:comment_content><![CDATA[${madeUpText(random)}\n\n${madeUpText(random)} <a href="https://bench.example/a">bench.example</a>]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type><wp:comment_parent>${parent}</wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id></wp:comment>\n`;
      if (!out.write(row)) await once(out, 'drain');
    }
    out.write('</item>\n');
  }
  out.end('</channel></rss>\n');
  await once(out, 'finish');
}
