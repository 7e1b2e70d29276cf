import { inlineToPlain } from '../core/body/to-plain.js';
import type { CommentView } from '../wire/comment.js';
import { Body } from './body.js';
import { CommentActions } from './comment-actions.js';
import { anchorOf, nameIn } from './comment-names.js';
import { CommentTime } from './comment-time.js';
import { NARROW_LEVEL, type ThreadNode } from './nest.js';
import { say, sayWith, type ThreadWords } from './say.js';
import type { Stage } from './stage.js';

/** One comment, or the words that stand in its place. Without its replies. */
export function CommentItem({ node, stage }: { readonly node: ThreadNode; readonly stage: Stage }) {
  const { comment } = node;
  const { words, acts } = stage;
  const isGone = comment.author === null;
  const held = acts?.heldReason(comment);
  return (
    <article
      id={anchorOf(comment.id)}
      tabIndex={-1}
      class={isGone ? 'comment gone' : 'comment'}
      part="comment"
      aria-label={isGone ? goneTitle(words, comment) : say(words.commentBy, { name: nameIn(words, comment) })}
    >
      <header>
        <h3>{isGone ? goneTitle(words, comment) : <AuthorName comment={comment} words={words} />}</h3>
        {comment.isPinned ? <span class="badge">{words.pinned}</span> : null}
        {comment.isFeatured ? <span class="badge">{words.featured}</span> : null}
        {comment.author?.badges.map((badge) => (
          <span key={badge} class={`badge ${badge}`}>
            {words[badge]}
          </span>
        ))}
        {stage.mode?.mark(comment)}
        <CommentTime comment={comment} stage={stage} />
        {stage.mark?.(comment)}
        <ReplyTo node={node} stage={stage} />
      </header>
      {held === undefined ? null : <p class="notice">{held}</p>}
      {isGone ? (
        <p>{goneWords(words, comment)}</p>
      ) : (
        (stage.instead?.(comment) ?? <Words comment={comment} stage={stage} />)
      )}
      <CommentActions node={node} stage={stage} />
      {acts?.panel(comment)}
    </article>
  );
}

/** What was written. A comment that came from an archive may have lost it, or never had any. */
function Words({ comment, stage }: { readonly comment: CommentView; readonly stage: Stage }) {
  if (comment.body.length === 0) return <p class="hint">{stage.words.wordless}</p>;
  return <Body body={comment.body} lang={stage.story.language} />;
}

function AuthorName({ comment, words }: { readonly comment: CommentView; readonly words: ThreadWords }) {
  const name = <bdi>{comment.author?.name || words.unnamedHeading}</bdi>;
  const website = comment.author?.website;
  if (!website || !/^https?:/i.test(website)) return name;
  return (
    <a href={website} rel="ugc nofollow noopener">
      {name}
    </a>
  );
}

function ReplyTo({ node, stage }: { readonly node: ThreadNode; readonly stage: Stage }) {
  const { replyTo } = node.comment;
  const { words, acts, urls } = stage;
  if (replyTo === null) return null;
  const text = replyTo.name
    ? sayWith(words.inReplyTo, { name: <bdi>{replyTo.name}</bdi> })
    : words.inReplyToGone;
  // Where the indent shows it already, only those who do not see the indent need to hear it.
  if (!node.isAside && node.level <= NARROW_LEVEL) return <span class="unseen">{text}</span>;
  const follow = (event: Event) => {
    if (acts?.reveal(replyTo.id)) event.preventDefault();
  };
  // Where there is little room the indent stops sooner, by the style sheet alone: then this is seen.
  return (
    <a
      class={node.isAside ? 'answers' : 'answers deep'}
      href={node.answered ? `#${anchorOf(replyTo.id)}` : urls.comment(replyTo.id)}
      onClick={acts && follow}
    >
      {text}
      {quoteOf(node)}
    </a>
  );
}

/** Characters that tell one comment of somebody from another. */
const MOST_QUOTED = 60;

/** How what is answered begins, where that is on the page. */
function quoteOf({ answered }: ThreadNode) {
  const first = answered?.body.find((block) => block.type === 'paragraph');
  if (first?.type !== 'paragraph') return null;
  const words = [...inlineToPlain(first.children)];
  const isCut = words.length > MOST_QUOTED;
  return (
    <q class="quoted" dir="auto">
      {words.slice(0, MOST_QUOTED).join('')}
      {isCut ? '…' : null}
    </q>
  );
}

function goneTitle(words: ThreadWords, comment: CommentView): string {
  return comment.state === 'removed' || comment.state === 'deleted' ? words[comment.state] : words.hidden;
}

function goneWords(words: ThreadWords, comment: CommentView): string {
  if (comment.state === 'removed') return words.removedWords;
  return comment.state === 'deleted' ? words.deletedWords : words.hiddenWords;
}
