import { Refusal } from '../core/refusal.js';
import type { Value } from './db.js';

/** Throws for what a database would store as something else. PostgreSQL cannot hold U+0000, so SQLite may not either. */
function checkValue(value: unknown): asserts value is Value {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw new Refusal('text_invalid', { problem: 'U+0000' });
    return;
  }
  if (value === null || Number.isSafeInteger(value) || value instanceof Uint8Array) return;
  const shown = typeof value === 'number' ? String(value) : Object.prototype.toString.call(value);
  throw new TypeError(`not a value that a database keeps: ${shown}`);
}

/** Throws unless there is one value for each place of a statement, all of them lawful. */
export function checkValues(sql: string, arity: number, values: readonly unknown[]): void {
  if (values.length !== arity) throw new TypeError(`${values.length} values for ${arity} places in: ${sql}`);
  for (const value of values) checkValue(value);
}
