import { UsageError } from './run.js';

/** A day as an option names it, UTC midnight in Unix milliseconds. Throws UsageError. */
export function dayFrom(text: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new UsageError(`"${text}" is no day: write it as 2026-01-31.`);
  return at;
}
