import type { Patience } from '../core/retry.js';
import type { OutboxJob } from '../storage/follow-store.js';

/** `done`: the job is over. `kept`: what was done has ended it already. `later`: it is no failure, only too early. */
export type Done =
  | { readonly kind: 'done' }
  | { readonly kind: 'kept' }
  | { readonly kind: 'later'; readonly dueAt: number };

/** What is done with a job of one kind. Throws `GivenUp` for what no further attempt can mend, anything else to be tried again. */
export type Work = (job: OutboxJob) => Promise<Done>;

/** No further attempt can mend this. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

export interface Lane {
  /** Jobs at once. */
  readonly width: number;
  readonly patience: Patience;
}
