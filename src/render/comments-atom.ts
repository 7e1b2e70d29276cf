import { bodyToHtml } from '../core/body/to-html.js';
import type { Comment } from '../core/comment.js';
import { encodeId } from '../core/ids.js';
import { languageOr } from '../view/languages.js';
import { pageCatalogue } from '../view/messages/catalogues.js';
import { followWords } from '../view/messages/follow/catalogue.js';
import type { FollowWords } from '../view/messages/follow/words.js';
import { say } from '../view/say.js';
import { urlsBelow } from '../view/urls.js';
import { xml } from './feed-atom.js';

export interface CommentsFeed {
  /** What the comments have in common: a discussion, that they answer somebody, or who wrote them. */
  readonly about: { readonly thread: string } | { readonly answersTo: string } | { readonly by: string };
  /** BCP 47. */
  readonly language: string | null;
  /** Whole addresses: of the feed, of the page that it is about, and where our pages are (without a slash at the end). */
  readonly self: string;
  readonly page: string;
  readonly baseUrl: string;
  /** What everybody may see, newest first, each with the address of the discussion that it stands in. */
  readonly comments: readonly { readonly comment: Comment; readonly storyUrl: string }[];
}

/** Comments as Atom (RFC 4287), each with what it answers (RFC 4685): another entry, or the discussion's page. */
export function commentsAtom(feed: CommentsFeed): string {
  const { comments, page, self, about } = feed;
  const language = languageOr(feed.language);
  const words = followWords(language);
  const title = titleOf(words, about);
  const { unnamed } = pageCatalogue(language).thread;
  const updated = comments.reduce((latest, { comment }) => Math.max(latest, changedAt(comment)), 0);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="${xml(language)}">
  <id>${xml('by' in about ? self : page)}</id>
  <title>${xml(title)}</title>
  <updated>${time(updated)}</updated>
  <link rel="alternate" type="text/html" href="${xml(page)}"/>
  <link rel="self" type="application/atom+xml" href="${xml(self)}"/>
${comments.map((one) => entry(one, feed.baseUrl, unnamed)).join('\n')}
</feed>
`;
}

function titleOf(words: FollowWords, about: CommentsFeed['about']): string {
  if ('thread' in about) return say(words.feedOfThread, { title: about.thread });
  if ('by' in about) return say(words.feedOfAuthor, { name: about.by });
  return say(words.feedOfAnswers, { name: about.answersTo });
}

function changedAt({ editedAt, placedAt }: Comment): number {
  return editedAt ?? placedAt;
}

function entry(
  { comment, storyUrl }: CommentsFeed['comments'][number],
  baseUrl: string,
  unnamed: string,
): string {
  const urls = urlsBelow(baseUrl);
  const url = urls.comment(encodeId(comment.id));
  const answered = comment.parentId === null ? storyUrl : urls.comment(encodeId(comment.parentId));
  const name = comment.author.name || unnamed;
  return `  <entry>
    <id>${xml(url)}</id>
    <title>${xml(name)}</title>
    <link rel="alternate" type="text/html" href="${xml(url)}"/>
    <published>${time(comment.placedAt)}</published>
    <updated>${time(changedAt(comment))}</updated>
    <author><name>${xml(name)}</name></author>
    <thr:in-reply-to ref="${xml(answered)}" href="${xml(answered)}" type="text/html"/>
    <content type="html">${xml(bodyToHtml(comment.body))}</content>
  </entry>`;
}

function time(at: number): string {
  return new Date(at).toISOString();
}
