/** A site as XML in the shape of Disqus' export, which most comment systems read. */
import { bodyToHtml } from '../core/body/to-html.js';
import type { ParleyComment, ParleyRecord, ParleyStory } from './parley-records.js';
import type { Holds } from './writer-losses.js';
import { cdata, createNumbering, type Numbering, xmlText } from './writer-xml.js';

export const DISQUS_HOLDS: Holds = {
  website: true,
  statuses: ['published', 'held', 'rejected', 'deleted'],
};

const seconds = (time: string): string => `${time.slice(0, 19)}Z`;

function threadXml(
  story: ParleyStory,
  { number, forum }: { readonly number: number; readonly forum: string },
): string {
  return (
    `<thread dsq:id="${number}"><id>${xmlText(story.key ?? '')}</id><forum>${xmlText(forum)}</forum><category dsq:id="1"/><link>${xmlText(story.url ?? '')}</link>` +
    `<title>${xmlText(story.title)}</title><message/><createdAt>${seconds(story.createdAt)}</createdAt><author><name/><isAnonymous>true</isAnonymous></author>` +
    `<isClosed>${story.closedAt !== null}</isClosed><isDeleted>false</isDeleted></thread>\n`
  );
}

/** The format has no "removed": what a moderator took away stays away as deleted. Times without a zone are written without one. */
function postXml(
  comment: ParleyComment,
  { number, thread, parent }: { readonly number: number; readonly thread: number; readonly parent: number },
): string {
  const { author, status, source, sourceFormat, body, createdAt, createdLocal } = comment;
  const isDeleted = status === 'deleted' || status === 'removed';
  const text = sourceFormat === 'html' ? source : bodyToHtml(body);
  const account = author.id === null ? '' : `<username>${xmlText(author.id)}</username>`;
  return (
    `<post dsq:id="${number}"><id/><message>${cdata(text)}</message><createdAt>${createdAt === null ? (createdLocal ?? '') : seconds(createdAt)}</createdAt>` +
    `<isDeleted>${isDeleted}</isDeleted><isSpam>${status === 'rejected'}</isSpam><isApproved>${status !== 'held'}</isApproved>` +
    `<author><name>${xmlText(author.name)}</name><link>${xmlText(author.website ?? '')}</link><isAnonymous>${author.id === null}</isAnonymous>${account}</author>` +
    `<thread dsq:id="${thread}"/>${parent === 0 ? '' : `<parent dsq:id="${parent}"/>`}</post>\n`
  );
}

function numbersOf(
  comment: ParleyComment,
  { posts, thread }: { readonly posts: Numbering; readonly thread: number },
) {
  return { parent: posts.of(comment.parentId), number: posts.next(comment.id), thread };
}

/** A whole file, piece by piece: threads stand with their posts. Memory holds the ids of one story. */
export async function* writeDisqus(records: AsyncIterable<ParleyRecord>): AsyncGenerator<string, void, void> {
  const posts = createNumbering();
  let thread = 0;
  let forum = 'site';
  for await (const record of records) {
    if (record.type === 'site') {
      forum = record.slug;
      yield '<?xml version="1.0" encoding="utf-8"?>\n<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">\n' +
        `<category dsq:id="1"><forum>${xmlText(forum)}</forum><title>General</title><isDefault>true</isDefault></category>\n`;
    } else if (record.type === 'story') {
      thread += 1;
      posts.forget();
      yield threadXml(record, { number: thread, forum });
    } else if (record.kind === 'comment') yield postXml(record, numbersOf(record, { posts, thread }));
  }
  yield '</disqus>\n';
}
