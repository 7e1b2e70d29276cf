import type { WriteName } from '../../writes.js';

/** Answers a write that was not done because the one who does them has stopped; the next one will. */
export const LEFT = Symbol('left');

export type Facts = Readonly<Record<string, string | number>>;

/** Where a process's writes go: its own writer, or the process that owns the data folder. */
export interface WriteTarget {
  /** Resolves after the commit, or to LEFT. */
  submit(name: WriteName, input: unknown, background: boolean): Promise<unknown>;
  facts(): Promise<Facts>;
  /** Finishes what it was given; whatever comes later is answered LEFT. */
  close(): Promise<void>;
}
