import { liveEn } from '../../view/messages/live-en.js';
import { adoptStyle } from '../adopt-style.js';
import { openPanel } from '../panels.js';
import type { LiveExtras, LivePart, PartStand, Program } from '../program.js';
import { announcing } from './announce.js';
import { bellInMasthead, bellOf } from './bell.js';
import { flagging } from './flags.js';
import { folding } from './folds.js';
import { ignoringIn } from './ignored.js';
import { makeBy } from './jsx.js';
import { keepReading } from './kept.js';
import { listenToKeys } from './keys.js';
import { followLink } from './link.js';
import { watchThread } from './news.js';
import { ownVotes } from './own-votes.js';
import { repaint } from './shown-here.js';
import { unreadIn } from './unread.js';
import { voting } from './votes.js';
import { watchWidth } from './width.js';

/** live.css, minified, put here by the bundler. */
declare const PARLEY_LIVE_STYLE: string;

/** Keeps a thread alive: news, votes, complaints, folds, what is new, keys. */
export async function part(stand: PartStand): Promise<LivePart> {
  const { scope, program, signal } = stand;
  makeBy(stand.jsx);
  const words = { ...liveEn, ...(await program.wordsOf('live')) };
  if (signal.aborted) return { changed: () => {} };
  adoptStyle(scope, PARLEY_LIVE_STYLE);
  const keeping = keepReading(program.memory);
  const isMine = ownComments(program);
  const folds = folding(program, words, keeping);
  const ignoring = ignoringIn(program, words, keeping);
  const unread = unreadIn(program, { words, keeping, isMine });
  const own = ownVotes(program, keeping);
  const votes = voting(program, words, own);
  const announce = announcing(stand);
  const inMasthead = bellInMasthead(stand, words);
  const extras: LiveExtras = {
    mark: unread.mark,
    actions: (node) => [votes(node.comment, isMine(node.comment)), folds.button(node)],
    instead: ignoring.instead,
    isFolded: folds.isFolded,
    flag: (comment) => openPanel(program, 'flag', comment),
    bell: bellOf(stand, words),
    panel: flagging(stand, words, { own, ignoring }),
  };
  let hasBegun = false;
  let isWatching = false;
  const begin = (): void => {
    hasBegun = true;
    watchWidth(stand);
    listenToKeys(stand, { words, keeping, goNextNew: unread.goNext });
    followLink(stand, folds.unfold);
  };
  program.update({ extras });
  repaint(program);
  return {
    changed: () => {
      const { story, shown } = program.state();
      if (!shown) return;
      if (!hasBegun) begin();
      unread.note();
      announce();
      inMasthead();
      own.learn();
      ignoring.learn();
      if (isWatching || !story?.id || !story.open) return;
      isWatching = true;
      watchThread(stand, { words, unfold: folds.unfold });
    },
  };
}

/** Looked up once for each time of painting: it is in the page's storage. */
function ownComments({ memory }: Program): (comment: { readonly id: string }) => boolean {
  let mine: ReadonlySet<string> | undefined;
  return ({ id }) => {
    mine ??= new Set(memory.read().mine.map((one) => one.id));
    queueMicrotask(() => {
      mine = undefined;
    });
    return mine.has(id);
  };
}
