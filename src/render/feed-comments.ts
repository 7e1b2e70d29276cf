import { bodyToHtml } from '../core/body/to-html.js';
import type { CommentView } from '../wire/comment.js';
import { entryId, type FeedReport, time, xml } from './feed-atom.js';
import { addressesOf } from './pages/addresses.js';
import type { PageSite } from './pages/props.js';

/** The newest comments under a report as Atom, each naming what it answers (RFC 4685). */
export function feedComments(props: {
  readonly site: PageSite;
  readonly report: FeedReport;
  /** Published ones, in any order. */
  readonly comments: readonly CommentView[];
}): string {
  const { site, report, comments } = props;
  const addresses = addressesOf(site);
  const host = new URL(addresses.whole(addresses.home)).hostname;
  const page = addresses.whole(addresses.report(report));
  const self = addresses.whole(addresses.commentFeed(report));
  const idOf = (id: string): string => `tag:${host},2026:comment/${id}`;
  const dated = comments.flatMap((comment) => (comment.createdAt === null ? [] : [comment]));
  const updated = dated.map((comment) => comment.editedAt ?? comment.createdAt ?? '').sort();
  const entries = dated.map((comment) => {
    const url = addresses.whole(addresses.urls.comment(comment.id));
    const name = comment.author?.name || '–';
    const above = comment.parentId;
    const ref = above === null ? entryId(report, addresses) : idOf(above);
    const href = above === null ? page : addresses.whole(addresses.urls.comment(above));
    return `  <entry>
    <id>${xml(idOf(comment.id))}</id>
    <title>${xml(name)}</title>
    <link rel="alternate" type="text/html" href="${xml(url)}"/>
    <thr:in-reply-to ref="${xml(ref)}" href="${xml(href)}" type="text/html"/>
    <published>${xml(comment.createdAt ?? '')}</published>
    <updated>${xml(comment.editedAt ?? comment.createdAt ?? '')}</updated>
    <author><name>${xml(name)}</name></author>
    <content type="html">${xml(bodyToHtml(comment.body))}</content>
  </entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="${xml(site.language)}">
  <id>${xml(self)}</id>
  <title>${xml(report.headline)}</title>
  <updated>${xml(updated.at(-1) ?? time(report.updatedAt))}</updated>
  <link rel="alternate" type="text/html" href="${xml(page)}"/>
  <link rel="self" type="application/atom+xml" href="${xml(self)}"/>
${entries.join('\n')}
</feed>
`;
}
