import type { CommentView } from '../wire/comment.js';
import type { Stage } from './stage.js';

/** When a comment was written, as far as anyone knows: a moment, a day, or nothing. */
export function CommentTime({ comment, stage }: { readonly comment: CommentView; readonly stage: Stage }) {
  const { dates, words } = stage;
  return (
    <>
      {comment.createdAt !== null ? (
        <time dir="auto" dateTime={comment.createdAt}>
          {dates.moment(comment.createdAt)}
        </time>
      ) : comment.createdLocal !== null ? (
        <time dir="auto" dateTime={comment.createdLocal.slice(0, 10)}>
          {dates.day(comment.createdLocal)}
        </time>
      ) : null}
      {comment.editedAt === null ? null : <span class="edited">{words.edited}</span>}
    </>
  );
}
