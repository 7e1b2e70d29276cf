import { nameIn } from '../../view/comment-names.js';
import type { LiveWords } from '../../view/messages/catalogue.js';
import { sayRefusal } from '../../view/server-words.js';
import { VoteButtons } from '../../view/vote-buttons.js';
import type { CommentView } from '../../wire/comment.js';
import type { Failure } from '../api.js';
import type { Program } from '../program.js';
import type { OwnVotes } from './own-votes.js';
import { change, commentHere } from './shown-here.js';

type Counts = { readonly up: number; readonly down: number };

/** Votes: shown at once, taken back when the server says no. */
export function voting(program: Program, words: LiveWords, own: OwnVotes) {
  const { ask } = program;
  /** By comment: the vote on its way, or what was pressed since. */
  const wished = new Map<string, number>();
  const show = (id: string, counts: Counts, mine: number): void => {
    own.set(id, mine);
    const here = commentHere(program, id);
    if (here) change(program, { ...here, ...counts });
  };
  /** Sends what was pressed last, until nothing was pressed meanwhile. */
  const send = async (id: string): Promise<Counts & { readonly mine: number }> => {
    const value = wished.get(id) ?? 0;
    const body = { value, ...(await own.proof()) };
    const answer = await ask<Counts & { readonly mine: number }>(`comments/${id}/vote`, {
      method: 'PUT',
      body,
    });
    return wished.get(id) === value ? answer : send(id);
  };
  const vote = async (comment: CommentView, value: number): Promise<void> => {
    const { id, up, down } = comment;
    const before = own.of(id);
    const isOnTheWay = wished.has(id);
    wished.set(id, value);
    const count = (way: number) => Number(value === way) - Number(before === way);
    show(id, { up: Math.max(0, up + count(1)), down: Math.max(0, down + count(-1)) }, value);
    if (isOnTheWay) return;
    try {
      const { mine, ...counts } = await send(id);
      show(id, counts, mine);
    } catch (failure) {
      show(id, { up, down }, before);
      const said = sayRefusal(program.words, failure as Failure) || program.words.offline;
      program.update({ status: said });
    } finally {
      wished.delete(id);
    }
  };
  return (comment: CommentView, isOwn: boolean) => (
    <VoteButtons
      words={words}
      language={program.words.language}
      comment={comment}
      name={nameIn(program.words, comment)}
      voting={program.state().story?.voting ?? 'none'}
      mine={own.of(comment.id)}
      act={isOwn ? undefined : (value) => vote(comment, value)}
    />
  );
}
