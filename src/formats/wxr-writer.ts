/** A site as WordPress' export (WXR 1.2), for WordPress' own importer and all that reads its files. */
import { bodyToHtml } from '../core/body/to-html.js';
import type { Body } from '../core/body/tree.js';
import type { ParleyComment, ParleyRecord, ParleyStory } from './parley-records.js';
import type { Holds } from './writer-losses.js';
import { cdata, createNumbering, type Numbering, xmlText } from './writer-xml.js';

export const WXR_HOLDS: Holds = {
  website: true,
  kinds: true,
  statuses: ['published', 'held', 'rejected', 'removed'],
  reports: true,
};

const APPROVED: Readonly<Record<ParleyComment['status'], string>> = {
  published: '1',
  held: '0',
  rejected: 'spam',
  removed: 'trash',
  // Nothing in WordPress is deleted and still there; its text is gone already.
  deleted: 'trash',
};
const NO_TIME = '0000-00-00 00:00:00';

/** As WordPress writes times: UTC, to the second. */
function written(time: string | null): string {
  return time === null ? NO_TIME : time.slice(0, 19).replace('T', ' ');
}

function localTime(local: string): string {
  const [day = '', clock = '00:00'] = local.split('T');
  return `${day} ${clock.length === 5 ? `${clock}:00` : clock}`;
}

/** WordPress shows markup as it is stored; Markdown is none. */
function contentOf({ source, sourceFormat, body }: ParleyComment): string {
  return sourceFormat === 'html' || sourceFormat === 'wordpress' ? source : bodyToHtml(body);
}

function commentXml(comment: ParleyComment, numbers: Numbering): string {
  const { author, kind, createdAt, createdLocal, parentId, status } = comment;
  const local = createdAt === null && createdLocal !== null ? localTime(createdLocal) : written(createdAt);
  const fields = [
    ['id', String(numbers.next(comment.id))],
    ['author', cdata(author.name)],
    ['author_email', ''],
    ['author_url', xmlText(author.website ?? '')],
    ['author_IP', ''],
    ['date', local],
    ['date_gmt', written(createdAt)],
    ['content', cdata(contentOf(comment))],
    ['approved', APPROVED[status]],
    ['type', xmlText(kind)],
    ['parent', String(numbers.of(parentId))],
    ['user_id', '0'],
  ];
  const tags = fields.map(([name, value]) => `<wp:comment_${name}>${value}</wp:comment_${name}>`).join('');
  return `<wp:comment>${tags}</wp:comment>\n`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function itemStart(story: ParleyStory, number: number): string {
  const report = story.report ?? {};
  const body = Array.isArray(report.body) ? bodyToHtml(report.body as Body) : '';
  const status = report.status === 'draft' || report.status === 'withdrawn' ? 'draft' : 'publish';
  const address = story.url ?? '';
  return (
    `<item><title>${xmlText(story.title)}</title><link>${xmlText(address)}</link><guid isPermaLink="false">parley:${xmlText(story.id)}</guid>` +
    `<dc:creator>${cdata(textOf(report.byline))}</dc:creator><content:encoded>${cdata(body)}</content:encoded><excerpt:encoded>${cdata(textOf(report.summary))}</excerpt:encoded>` +
    `<wp:post_id>${number}</wp:post_id><wp:post_date>${written(story.createdAt)}</wp:post_date><wp:post_date_gmt>${written(story.createdAt)}</wp:post_date_gmt>` +
    `<wp:comment_status>${story.closedAt === null ? 'open' : 'closed'}</wp:comment_status><wp:ping_status>closed</wp:ping_status><wp:post_name>${xmlText(textOf(report.slug))}</wp:post_name>` +
    `<wp:status>${status}</wp:status><wp:post_parent>0</wp:post_parent><wp:menu_order>0</wp:menu_order><wp:post_type>post</wp:post_type><wp:post_password></wp:post_password><wp:is_sticky>0</wp:is_sticky>\n`
  );
}

const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" ' +
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">\n<channel>';

function channelStart(record: ParleyRecord): string {
  const [name, host] = record.type === 'site' ? [record.name, record.hosts[0] ?? record.slug] : ['', ''];
  const link = xmlText(`https://${host}`);
  return `${HEAD}<title>${xmlText(name)}</title><link>${link}</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>${link}</wp:base_site_url><wp:base_blog_url>${link}</wp:base_blog_url>\n`;
}

/** A whole file, piece by piece; memory holds the ids of one story. */
export async function* writeWxr(records: AsyncIterable<ParleyRecord>): AsyncGenerator<string, void, void> {
  const numbers = createNumbering();
  let stories = 0;
  let isOpen = false;
  for await (const record of records) {
    if (record.type === 'site') yield channelStart(record);
    else if (record.type === 'comment') yield commentXml(record, numbers);
    else {
      stories += 1;
      numbers.forget();
      yield (isOpen ? '</item>\n' : '') + itemStart(record, stories);
      isOpen = true;
    }
  }
  yield `${isOpen ? '</item>\n' : ''}</channel>\n</rss>\n`;
}
