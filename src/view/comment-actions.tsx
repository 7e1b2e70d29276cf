import { anchorOf, nameIn } from './comment-names.js';
import type { ThreadNode } from './nest.js';
import { say } from './say.js';
import type { Stage } from './stage.js';

/** What a reader can do with a comment: links on a painted page, buttons where a program runs. */
export function CommentActions({ node, stage }: { readonly node: ThreadNode; readonly stage: Stage }) {
  const { comment } = node;
  const { words, urls, acts, story, mode, flag } = stage;
  if (comment.author === null) return null;
  const name = nameIn(words, comment);
  const isPublic = acts?.heldReason(comment) === undefined;
  const canReply = story.open && story.id !== null && isPublic && (mode?.mayReply(comment) ?? true);
  return (
    <footer part="actions">
      {isPublic ? stage.actions?.(node) : null}
      {canReply ? (
        <Action
          id={`reply-${comment.id}`}
          text={words.reply}
          label={say(words.replyTo, { name })}
          href={urls.compose(story.id ?? '', comment.id)}
          act={acts && (() => acts.reply(comment))}
        />
      ) : null}
      {isPublic ? (
        <>
          <Action
            text={words.link}
            label={say(words.linkTo, { name })}
            href={`${urls.comment(comment.id)}#${anchorOf(comment.id)}`}
          />
          {acts?.isMine(comment) ? null : (
            <Action
              id={`flag-${comment.id}`}
              text={words.flag}
              label={say(words.flagOf, { name })}
              href={urls.flag(comment.id)}
              act={flag && (() => flag(comment))}
            />
          )}
        </>
      ) : null}
      {acts?.ownActions(comment)}
    </footer>
  );
}

interface ActionProps {
  /** Lets a program give the focus back after the act. */
  readonly id?: string;
  readonly text: string;
  /** Begins with `text`, so that what is seen can be spoken. */
  readonly label: string;
  readonly href: string;
  readonly act?: (() => void) | undefined;
}

function Action({ id, text, label, href, act }: ActionProps) {
  return act ? (
    <button type="button" id={id} aria-label={label} onClick={act}>
      {text}
    </button>
  ) : (
    // Only with an id: the program would write an empty one, which is none.
    <a {...(id !== undefined && { id })} href={href} aria-label={label}>
      {text}
    </a>
  );
}
