import { anchorOf } from '../../view/comment-names.js';
import type { LiveWords } from '../../view/messages/catalogue.js';
import { sayWith } from '../../view/say.js';
import { sayRefusal } from '../../view/server-words.js';
import type { CommentView } from '../../wire/comment.js';
import type { MeView } from '../../wire/me.js';
import type { Failure } from '../api.js';
import type { Program } from '../program.js';
import type { Keeping } from './kept.js';
import { repaint } from './shown-here.js';

/**
 * Whom this reader does not want to read: kept by the server for whoever has signed in, in this browser for guests. Guests
 * have no more than their names, so a name is who is meant.
 */
export interface Ignoring {
  readonly ignore: (comment: CommentView) => void;
  /** What stands in place of an ignored author's words; undefined for everybody else. */
  readonly instead: (comment: CommentView) => ReturnType<typeof InPlace> | undefined;
  /** Who reads may have changed. */
  readonly learn: () => void;
}

type Ignored = readonly Pick<NonNullable<CommentView['author']>, 'kind' | 'name'>[];

export function ignoringIn(program: Program, words: LiveWords, { read, change }: Keeping): Ignoring {
  const { ask, settings, state } = program;
  let reader: MeView | undefined;
  let kept = new Set<string>();
  const learn = async (): Promise<void> => {
    if (reader === state().me) return;
    reader = state().me;
    const before = kept;
    kept = new Set();
    if (before.size > 0) repaint(program);
    if (!reader) return;
    const asking = kept;
    const found = await ask<{ ignored: Ignored }>(`me/ignored?site=${encodeURIComponent(settings.site)}`);
    for (const author of found.ignored) asking.add(nameOf(author));
    if (asking === kept && asking.size > 0) repaint(program);
  };
  /** At once, and taken back with a word where the server refuses. */
  const set = (comment: CommentView, ignored: boolean): void => {
    const who = whoOf(comment);
    const others = read().ignored.filter((one) => one !== who);
    const before = read().ignored;
    const isOnServer = reader !== undefined && (ignored || kept.has(who));
    change({ ignored: ignored && !isOnServer ? [...others, who] : others });
    mark(who, isOnServer && ignored);
    program.update({ panel: undefined });
    repaint(program);
    program.focusOn(anchorOf(comment.id));
    if (!isOnServer) return;
    ask('me/ignored', { method: 'PUT', body: { commentId: comment.id, ignored } }).catch(
      (failure: Failure) => {
        change({ ignored: before });
        mark(who, !ignored);
        program.update({ status: sayRefusal(program.words, failure) || program.words.offline });
        repaint(program);
      },
    );
  };
  const mark = (who: string, ignored: boolean): void => {
    if (ignored) kept.add(who);
    else kept.delete(who);
  };
  return {
    ignore: (comment) => set(comment, true),
    instead: (comment) =>
      kept.has(whoOf(comment)) || read().ignored.includes(whoOf(comment)) ? (
        <InPlace words={words} comment={comment} onShow={() => set(comment, false)} />
      ) : undefined,
    learn: () => void learn().catch(() => undefined),
  };
}

function whoOf({ author }: CommentView): string {
  return author?.name ? nameOf(author) : '';
}

function nameOf({ kind, name }: Ignored[number]): string {
  return `${kind} ${name}`;
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
