/** What main thread and writer say to each other. */
import type { Failure } from '../../failures.js';
import type { WriteName } from '../../writes.js';

export interface Job {
  readonly id: number;
  readonly name: WriteName;
  readonly input: unknown;
  readonly background: boolean;
  /** Unix milliseconds after which nobody waits for the answer any more. */
  readonly deadline: number;
}

export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: Failure };

export type ToWriter =
  | { readonly kind: 'jobs'; readonly jobs: readonly Job[] }
  | { readonly kind: 'facts' }
  | { readonly kind: 'close' };

export type FromWriter =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'answers'; readonly answers: readonly Answer[] }
  | { readonly kind: 'facts'; readonly facts: Readonly<Record<string, string | number>> };
