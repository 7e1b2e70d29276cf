import type { Program } from './program.js';

/** What the thread's program gives to the part that signs readers in. */
export interface SignInStand {
  /** The address that serves the discussion, without a closing slash. */
  readonly base: string;
  readonly scope: ShadowRoot | HTMLElement;
  readonly program: Program;
}
