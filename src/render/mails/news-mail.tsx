import { bodyToPlain } from '../../core/body/to-plain.js';
import type { Comment } from '../../core/comment.js';
import type { FollowKind } from '../../core/follow.js';
import { encodeId } from '../../core/ids.js';
import type { Mail } from '../../core/mail.js';
import type { Site } from '../../core/site.js';
import type { Story } from '../../core/story.js';
import { sight } from '../../core/visibility.js';
import { Body } from '../../view/body.js';
import { languageOr } from '../../view/languages.js';
import { pageCatalogue } from '../../view/messages/catalogues.js';
import { followWords } from '../../view/messages/follow/catalogue.js';
import type { FollowWords } from '../../view/messages/follow/words.js';
import { say, sayCount, sayWith } from '../../view/say.js';
import { urlsBelow } from '../../view/urls.js';
import { MAIL_STYLE, paintMail } from './mail-frame.js';
import { stopHeaders } from './stop-headers.js';

/** A comment that everybody may see, with what it answers. */
export interface MailedComment {
  readonly comment: Comment;
  readonly parent: Comment | null;
  readonly story: Story;
}

export interface NewsMail {
  readonly to: string;
  readonly site: Pick<Site, 'name' | 'slug' | 'language'>;
  /** Where our pages are, without a slash at the end: from the settings, never from a request. */
  readonly baseUrl: string;
  /** Oldest first; at least one. */
  readonly comments: readonly MailedComment[];
  /** How many more there are than the mail shows. */
  readonly more: number;
  /** What all of it was followed by; null when by several things. */
  readonly kind: FollowKind | null;
  readonly stopUrl: string;
  /** Makes the ids of this reader's mails their own. */
  readonly followerId: number;
}

/** A comment longer than this is cut in the mail: the rest is one click away. Characters. */
const MOST_TEXT = 2000;

/** A mail that tells a follower of new comments: of one, as an answer in a thread of mails; of several, as a list. */
export function newsMail(news: NewsMail): Mail {
  const { site, comments, baseUrl } = news;
  const [first] = comments;
  const single = comments.length === 1 && news.more === 0 && first ? first : undefined;
  const language = languageOr(single?.story.language, languageOr(site.language));
  const voice = { words: followWords(language), language, unnamed: pageCatalogue(language).thread.unnamed };
  const host = new URL(baseUrl).hostname;
  return {
    to: news.to,
    fromName: site.name,
    subject: single ? `Re: ${titleOf(single.story, site)}` : subjectOfMany(news, voice),
    text: textOf(news, voice),
    html: htmlOf(news, voice),
    ...(single ? threadingOf(single, news.followerId, host) : manyIds(news, host)),
    headers: stopHeaders(news, host),
  };
}

interface Voice {
  readonly words: FollowWords;
  readonly language: string;
  readonly unnamed: string;
}

function titleOf(story: Story, site: NewsMail['site']): string {
  return story.title || site.name;
}

function subjectOfMany({ comments, more, site }: NewsMail, { words, language }: Voice): string {
  return `${sayCount(words.newComments, comments.length + more, language)} · ${site.name}`;
}

/** Ids that mail programs build the thread from: a mail about an answer answers the mail about what it answers. */
function threadingOf({ comment, story }: MailedComment, followerId: number, host: string) {
  const idOf = (id: number): string => `<${encodeId(id)}.${encodeId(followerId)}@${host}>`;
  const above = comment.parentId === null ? [] : [comment.rootId, comment.parentId];
  const references = [...new Set([story.id, ...above])].map(idOf);
  return {
    messageId: idOf(comment.id),
    inReplyTo: idOf(comment.parentId ?? story.id),
    references,
  };
}

/** The same when the mail is sent again after a crash. */
function manyIds({ comments, followerId }: NewsMail, host: string): Pick<Mail, 'messageId'> {
  const newest = Math.max(...comments.map(({ comment }) => comment.id));
  return { messageId: `<digest.${encodeId(newest)}.${encodeId(followerId)}@${host}>` };
}

function nameOf(comment: Comment, { unnamed }: Voice): string {
  return comment.author.name || unnamed;
}

/** Who wrote it and whom it answers; a parent that is gone is not named. */
function headline({ comment, parent }: MailedComment, voice: Voice): string {
  const name = nameOf(comment, voice);
  const isShown = parent !== null && sight(parent, 'public') === 'text';
  return isShown
    ? say(voice.words.answered, { name, other: nameOf(parent, voice) })
    : say(voice.words.wrote, { name });
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length > MOST_TEXT ? `${characters.slice(0, MOST_TEXT).join('')} …` : text;
}

const WHY = { thread: 'whyThread', replies: 'whyReplies', answers: 'whyAnswers' } as const;

function why({ kind, site }: NewsMail, { words }: Voice): string {
  return say(words[kind === null ? 'whyAll' : WHY[kind]], { site: site.name });
}

function textOf(news: NewsMail, voice: Voice): string {
  const { words, language } = voice;
  const urls = urlsBelow(news.baseUrl);
  const parts = news.comments.map((mailed) =>
    [
      say(words.about, { title: titleOf(mailed.story, news.site) }),
      `${headline(mailed, voice)}:`,
      cut(bodyToPlain(mailed.comment.body)),
      `${words.openComment}: ${urls.comment(encodeId(mailed.comment.id))}`,
    ].join('\n\n'),
  );
  const more = news.more > 0 ? [sayCount(words.moreComments, news.more, language)] : [];
  const foot = `${why(news, voice)}\n${words.stopMails}: ${news.stopUrl}`;
  return `${[...parts, ...more].join('\n\n* * *\n\n')}\n\n-- \n${foot}\n`;
}

function htmlOf(news: NewsMail, voice: Voice): string {
  const { words, language } = voice;
  const urls = urlsBelow(news.baseUrl);
  return paintMail(
    language,
    <>
      {news.comments.map((mailed) => (
        <MailedArticle
          key={mailed.comment.id}
          mailed={mailed}
          voice={voice}
          title={titleOf(mailed.story, news.site)}
          url={urls.comment(encodeId(mailed.comment.id))}
        />
      ))}
      {news.more > 0 ? <p>{sayCount(words.moreComments, news.more, language)}</p> : null}
    </>,
    <p>
      {why(news, voice)} <a href={news.stopUrl}>{words.stopMails}</a>
    </p>,
  );
}

function MailedArticle(props: {
  readonly mailed: MailedComment;
  readonly voice: Voice;
  readonly title: string;
  readonly url: string;
}) {
  const { mailed, voice, title, url } = props;
  const text = bodyToPlain(mailed.comment.body);
  const isShort = cut(text) === text;
  return (
    <div>
      <p>{sayWith(voice.words.about, { title: <bdi>{title}</bdi> })}</p>
      <p>
        <strong dir="auto">{headline(mailed, voice)}</strong>
      </p>
      <div style={MAIL_STYLE.comment} dir="auto">
        {isShort ? <Body body={mailed.comment.body} /> : <p>{cut(text)}</p>}
      </div>
      <p>
        <a href={url}>{voice.words.openComment}</a>
      </p>
    </div>
  );
}
