import { Body } from '../../view/body.js';
import { nameIn } from '../../view/comment-names.js';
import { followWords } from '../../view/messages/follow/catalogue.js';
import type { FollowWords } from '../../view/messages/follow/words.js';
import { sayCount, sayWith } from '../../view/say.js';
import type { CommentView } from '../../wire/comment.js';
import type { correctionLines } from '../correction-lines.js';
import { type Addresses, addressesOf } from './addresses.js';
import { OwnForm, ownWordsOf, Part } from './own-page.js';
import { voiceOf } from './page-voice.js';
import type { PageFrame } from './props.js';

export interface AnswersProps {
  readonly replies: readonly { readonly comment: CommentView; readonly isNew: boolean }[];
  /** What was put right in reports that the reader follows, the newest first. */
  readonly corrections: ReturnType<typeof correctionLines>;
  /** How many answers and corrections are new, and the time of the newest that is known; null when none is. */
  readonly unread: { readonly count: number; readonly upTo: string } | null;
  readonly followed: readonly FollowedView[];
  /** The answers have a feed under a secret address. */
  readonly hasFeed: boolean;
  /** That address, where it was made just now. */
  readonly feedUrl?: string;
  /** Whom the reader ignores, by the name that they know. */
  readonly ignored: readonly { readonly id: string; readonly name: string }[];
}

/** One thing that is followed; `title` is empty where the story has none, or is gone. */
export interface FollowedView {
  readonly id: string;
  readonly kind: 'answers' | 'replies' | 'thread';
  /** A story or a comment. */
  readonly target: string;
  readonly title: string;
}

type Props = AnswersProps & Pick<PageFrame, 'site'>;

/** What others answered, new ones marked, with a button that says they were read. */
export function AnswersToYou(props: Props) {
  const { site, replies, corrections, unread } = props;
  const addresses = addressesOf(site);
  const words = ownWordsOf(site);
  const { thread, live, language } = voiceOf(site);
  return (
    <Part id="answers" title={words.repliesToMe}>
      <PutRight site={site} corrections={corrections} />
      {replies.length === 0 ? <p>{words.noReplies}</p> : null}
      {unread === null ? null : (
        <>
          <p>{sayCount(live.toYou, unread.count, language)}</p>
          <OwnForm action={`${addresses.me}/answers/read`} submit={followWords(language).markRead}>
            <input type="hidden" name="upTo" value={unread.upTo} />
          </OwnForm>
        </>
      )}
      <ul class="own-list">
        {replies.map(({ comment, isNew }) => (
          <li key={comment.id}>
            <p>
              <a href={addresses.urls.comment(comment.id)}>
                <bdi>{nameIn(thread, comment)}</bdi>
              </a>{' '}
              {isNew ? <strong class="badge new">{live.newMark}</strong> : null}
            </p>
            <Body body={comment.body} />
          </li>
        ))}
      </ul>
      <FeedOfAnswers {...props} />
    </Part>
  );
}

/** The same for a feed reader: a secret address that can be made anew, or ended. */
function FeedOfAnswers({ site, hasFeed, feedUrl }: Props) {
  const { me } = addressesOf(site);
  const words = followWords(voiceOf(site).language);
  return (
    <details open={feedUrl !== undefined}>
      <summary>{words.feedTitle}</summary>
      <p>{words.feedWords}</p>
      {feedUrl === undefined ? null : (
        <p class="notice" role="status">
          {words.feedOnce} <a href={feedUrl}>{feedUrl}</a>
        </p>
      )}
      <OwnForm action={`${me}/answers-feed`} submit={hasFeed ? words.feedAnew : words.feedMake} />
      {hasFeed ? <OwnForm action={`${me}/answers-feed/end`} submit={words.feedEnd} /> : null}
    </details>
  );
}

/** What was put right in reports that the reader follows. */
function PutRight({ site, corrections }: Pick<Props, 'site' | 'corrections'>) {
  const { page, live } = voiceOf(site);
  if (corrections.length === 0) return null;
  return (
    <ul class="own-list">
      {corrections.map(({ url, headline, kind, text, isRead }) => (
        <li key={`${url} ${text}`}>
          <p>
            <strong>{page[kind]}</strong>{' '}
            <a href={url}>
              <bdi>{headline}</bdi>
            </a>{' '}
            {isRead ? null : <strong class="badge new">{live.newMark}</strong>}
          </p>
          <p dir="auto">{text}</p>
        </li>
      ))}
    </ul>
  );
}

/** What is followed by mail, each with a button to end it. */
export function Following({ site, followed }: Props) {
  const addresses = addressesOf(site);
  const words = followWords(voiceOf(site).language);
  return (
    <Part id="following" title={words.following}>
      {followed.length === 0 ? <p>{words.followingNone}</p> : null}
      <ul class="own-list">
        {followed.map((one) => (
          <li key={one.id}>
            <p id={`followed-${one.id}`}>
              {sayWith(lineFor(words, one), {
                title: (
                  <a href={hrefOf(addresses, one)}>
                    <bdi>{one.title || site.name}</bdi>
                  </a>
                ),
                site: <bdi>{site.name}</bdi>,
              })}
            </p>
            <form class="compose" method="post" action={`${addresses.me}/following/end`}>
              <input type="hidden" name="subscription" value={one.id} />
              <p class="buttons">
                <button type="submit" aria-describedby={`followed-${one.id}`}>
                  {words.followEnd}
                </button>
              </p>
            </form>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function lineFor(words: FollowWords, { kind }: FollowedView): string {
  if (kind === 'answers') return words.whyAnswers;
  return kind === 'thread' ? words.feedOfThread : words.feedOfComment;
}

function hrefOf({ urls, thread }: Addresses, { kind, target }: FollowedView): string {
  return kind === 'replies' ? urls.comment(target) : thread(target);
}

/** Whom the reader ignores, each with a button to end it; nothing where that is nobody. */
export function Ignored({ site, ignored }: Props) {
  if (ignored.length === 0) return null;
  const { live, language } = voiceOf(site);
  return (
    <Part id="ignored" title={followWords(language).ignoring}>
      <ul class="own-list">
        {ignored.map(({ id, name }) => (
          <li key={id}>
            <p id={`ignored-${id}`}>
              <bdi>{name}</bdi>
            </p>
            <form class="compose" method="post" action={`${addressesOf(site).me}/ignored/end`}>
              <input type="hidden" name="ignored" value={id} />
              <p class="buttons">
                <button type="submit" aria-describedby={`ignored-${id}`}>
                  {live.showAgain}
                </button>
              </p>
            </form>
          </li>
        ))}
      </ul>
    </Part>
  );
}
