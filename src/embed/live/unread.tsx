import { anchorOf } from '../../view/comment-names.js';
import type { LiveWords } from '../../view/messages/catalogue.js';
import type { CommentView } from '../../wire/comment.js';
import type { Program } from '../program.js';
import type { Keeping } from './kept.js';
import { allHere } from './shown-here.js';

/**
 * What is new since the last visit to a story: whatever was written after the newest comment that was on the page then. By
 * the server's times alone, so that a wrong clock here changes nothing. On a first visit nothing is new.
 */
export function unreadIn(program: Program, { words, keeping, isMine }: UnreadStand) {
  const storyOf = () => program.state().story?.id ?? '';
  const before = keeping.read().seen;
  const isNew = (comment: CommentView): boolean => {
    const last = before[storyOf()];
    return (
      last !== undefined && (comment.createdAt ?? '') > last && comment.author !== null && !isMine(comment)
    );
  };
  /** The next new one after a comment, in the order of the page, and round again. */
  const goNext = (afterId: string | undefined): void => {
    const here = allHere(program);
    const at = here.findIndex(({ id }) => id === afterId) + 1;
    const next = [...here.slice(at), ...here.slice(0, at)].find((one) => isNew(one) && one.id !== afterId);
    if (next) program.focusOn(anchorOf(next.id));
  };
  return {
    goNext,
    /** Remembers what is on the page now. */
    note: (): void => {
      const { seen } = keeping.read();
      const story = storyOf();
      const times = allHere(program).flatMap(({ createdAt }) => createdAt ?? []);
      const newest = [...times, seen[story] ?? ''].sort().at(-1);
      if (story && newest && newest !== seen[story]) {
        const { [story]: _, ...others } = seen;
        keeping.change({ seen: { ...others, [story]: newest } });
      }
    },
    mark: (comment: CommentView) =>
      isNew(comment) ? (
        <button type="button" class="badge new" aria-label={words.nextNew} onClick={() => goNext(comment.id)}>
          {words.newMark} <span aria-hidden="true">↓</span>
        </button>
      ) : null,
  };
}

interface UnreadStand {
  readonly words: LiveWords;
  readonly keeping: Keeping;
  readonly isMine: (comment: CommentView) => boolean;
}
