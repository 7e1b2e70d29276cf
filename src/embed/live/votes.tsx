import { nameIn } from '../../view/comment-names.js';
import type { LiveWords } from '../../view/messages/catalogue.js';
import { sayRefusal } from '../../view/server-words.js';
import { VoteButtons } from '../../view/vote-buttons.js';
import type { CommentView } from '../../wire/comment.js';
import type { Failure } from '../api.js';
import type { Program } from '../program.js';
import type { Keeping } from './kept.js';
import { change, commentHere } from './shown-here.js';

type Counts = { readonly up: number; readonly down: number };

/** Votes: shown at once, taken back when the server says no. */
export function voting(program: Program, words: LiveWords, keeping: Keeping) {
  const { ask, memory } = program;
  const onTheWay = new Set<string>();
  const mineOf = (id: string): number => keeping.read().votes[id] ?? 0;
  const show = (id: string, counts: Counts, mine: number): void => {
    const { [id]: _, ...votes } = keeping.read().votes;
    keeping.change({ votes: mine === 0 ? votes : { ...votes, [id]: mine } });
    const here = commentHere(program, id);
    if (here) change(program, { ...here, ...counts });
  };
  const vote = async (comment: CommentView, value: number): Promise<void> => {
    const { id, up, down } = comment;
    const before = mineOf(id);
    if (onTheWay.has(id)) return;
    onTheWay.add(id);
    const expected = {
      up: Math.max(0, up + Number(value === 1) - Number(before === 1)),
      down: Math.max(0, down + Number(value === -1) - Number(before === -1)),
    };
    show(id, expected, value);
    try {
      const body = { value, guestSecret: memory.read().secret };
      const { mine, ...counts } = await ask<Counts & { readonly mine: number }>(`comments/${id}/vote`, {
        method: 'PUT',
        body,
      });
      show(id, counts, mine);
    } catch (failure) {
      show(id, { up, down }, before);
      const said = sayRefusal(program.words, failure as Failure) || program.words.offline;
      program.update({ status: said });
    } finally {
      onTheWay.delete(id);
    }
  };
  return (comment: CommentView, isOwn: boolean) => (
    <VoteButtons
      words={words}
      language={program.words.language}
      comment={comment}
      name={nameIn(program.words, comment)}
      voting={program.state().story?.voting ?? 'none'}
      mine={mineOf(comment.id)}
      act={isOwn ? undefined : (value) => vote(comment, value)}
    />
  );
}
