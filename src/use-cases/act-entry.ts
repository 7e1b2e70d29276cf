import type { Actor } from '../core/account.js';
import type { IdMaker } from '../core/ids.js';
import type { ActEntry } from '../storage/moderation-store.js';

export interface NotesActs {
  readonly clock: () => number;
  readonly newId: IdMaker;
}

/** Under what an act is noted in the log; nobody signed in is whoever runs the server. */
export function actBy({ clock, newId }: NotesActs, actor: Actor = { kind: 'anonymous' }): ActEntry {
  return { id: newId<number>(), by: actor.kind === 'account' ? actor.account.id : null, now: clock() };
}
