import { anchorOf } from '../../view/comment-names.js';
import type { LiveWords } from '../../view/messages/catalogue.js';
import { sayWith } from '../../view/say.js';
import type { CommentView } from '../../wire/comment.js';
import type { Program } from '../program.js';
import type { Keeping } from './kept.js';
import { repaint } from './shown-here.js';

/** Whom this reader does not want to read, in this browser. Guests have no more than their names, so a name is who is meant. */
export interface Ignoring {
  readonly ignore: (comment: CommentView) => void;
  /** What stands in place of an ignored author's words; undefined for everybody else. */
  readonly instead: (comment: CommentView) => ReturnType<typeof InPlace> | undefined;
}

export function ignoringIn(program: Program, words: LiveWords, { read, change }: Keeping): Ignoring {
  const keep = (comment: CommentView, ignored: readonly string[]): void => {
    change({ ignored });
    program.update({ panel: undefined });
    repaint(program);
    program.focusOn(anchorOf(comment.id));
  };
  const others = (who: string) => read().ignored.filter((one) => one !== who);
  return {
    ignore: (comment) => keep(comment, [...others(whoOf(comment)), whoOf(comment)]),
    instead: (comment) =>
      read().ignored.includes(whoOf(comment)) ? (
        <InPlace words={words} comment={comment} onShow={() => keep(comment, others(whoOf(comment)))} />
      ) : undefined,
  };
}

function whoOf({ author }: CommentView): string {
  return author?.name ? `${author.kind} ${author.name}` : '';
}

interface InPlaceProps {
  readonly words: LiveWords;
  readonly comment: CommentView;
  readonly onShow: () => void;
}

function InPlace({ words, comment, onShow }: InPlaceProps) {
  return (
    <p class="gone">
      {sayWith(words.ignored, { name: <bdi>{comment.author?.name}</bdi> })}{' '}
      <button type="button" class="more" onClick={onShow}>
        {words.showAgain}
      </button>
    </p>
  );
}
