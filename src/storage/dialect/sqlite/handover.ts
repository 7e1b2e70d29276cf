/** What a process that wants something written says to the one that owns the database. */
import type { Failure } from '../../failures.js';

export type Request =
  | { readonly id: number; readonly kind: 'write'; readonly name: string; readonly input: unknown }
  | { readonly id: number; readonly kind: 'facts' };

export type Response =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: Failure };
