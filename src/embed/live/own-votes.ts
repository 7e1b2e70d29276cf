import type { Program } from '../program.js';
import type { Keeping } from './kept.js';
import { allHere, repaint } from './shown-here.js';

/** How many comments are asked about at once. */
const AT_ONCE = 100;

/** This reader's own votes. */
export interface OwnVotes {
  /** 1, -1, or 0 for none. */
  readonly of: (id: string) => number;
  readonly set: (id: string, value: number) => void;
  /** What a vote or a complaint is sent with: a guest is counted by a secret that the server has signed. */
  readonly proof: () => Promise<object>;
  /** What is on the page, or who reads it, may have changed. */
  readonly learn: () => void;
}

/**
 * Own votes by the server's word for whoever has signed in, on this device or another, and for a guest whom it has met;
 * until that is here, and for other guests, as this browser keeps them.
 */
export function ownVotes(program: Program, keeping: Keeping): OwnVotes {
  const { ask, memory, settings, state } = program;
  let reader = state().me;
  let told = new Map<string, number>();
  const learn = async (): Promise<void> => {
    if (reader !== state().me) {
      reader = state().me;
      told = new Map();
      repaint(program);
    }
    const { guest } = keeping.read();
    const ids = reader || guest ? askable(program, told).slice(0, AT_ONCE) : [];
    if (ids.length === 0) return;
    const asking = told;
    for (const id of ids) asking.set(id, keptOf(id));
    const query = new URLSearchParams([['site', settings.site], ...ids.map((id) => ['id', id])]);
    const { votes } = await ask<{ votes: Readonly<Record<string, number>> }>(`me/votes?${query}`, {
      headers: { ...(guest && { 'parley-guest': guest }) },
    });
    const changed = ids.filter((id) => asking.get(id) !== (votes[id] ?? 0));
    for (const id of ids) asking.set(id, votes[id] ?? 0);
    if (asking === told && changed.length > 0) repaint(program);
    return learn();
  };
  const keptOf = (id: string): number => (reader ? 0 : (keeping.read().votes[id] ?? 0));
  return {
    of: (id) => told.get(id) ?? keptOf(id),
    set: (id, value) => {
      told.set(id, value);
      const { [id]: _, ...votes } = keeping.read().votes;
      if (!reader) keeping.change({ votes: value === 0 ? votes : { ...votes, [id]: value } });
    },
    proof: async () => {
      if (!reader && !keeping.read().guest) {
        const body = { site: settings.site, guestSecret: memory.read().secret };
        const met = await ask<{ guestSecret: string }>('me/guest', { method: 'POST', body });
        keeping.change({ guest: met.guestSecret });
      }
      return { guestSecret: keeping.read().guest ?? memory.read().secret };
    },
    learn: () => void learn().catch(() => undefined),
  };
}

/** Published comments that the server was not asked about yet. */
function askable(program: Program, told: ReadonlyMap<string, number>): readonly string[] {
  if (program.state().story?.voting === 'none') return [];
  return allHere(program).flatMap(({ id, state }) => (state === 'published' && !told.has(id) ? [id] : []));
}
