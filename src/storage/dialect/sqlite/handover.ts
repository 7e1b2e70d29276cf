/** What a process that wants something written and the one that owns the database say to each other. */
import type { Failure } from '../../failures.js';

export type Request =
  | { readonly id: number; readonly kind: 'write'; readonly name: string; readonly input: unknown }
  | { readonly id: number; readonly kind: 'facts' }
  /** A server asks a command for the folder; it is answered once the folder is free. */
  | { readonly id: number; readonly kind: 'yield' };

/** `left` is the last message of an owner: what it has not answered it has not done. */
export type Response =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: Failure }
  | { readonly kind: 'left' };
