/** docs/benchmarks.json: what each benchmark gave when it ran last. docs/benchmarks.md is written from it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Figure } from './figure.js';

/** The last run of one benchmark. */
export interface Section {
  readonly about: string;
  /** The day, YYYY-MM-DD. */
  readonly measured: string;
  readonly machine: string;
  /** What a reader must know of this run; null when it was a plain one on a quiet machine. */
  readonly remark: string | null;
  readonly figures: readonly Figure[];
}

export type Results = Readonly<Record<string, Section>>;

export const DOCS = path.join(import.meta.dirname, '..', '..', '..', 'docs');
const FILE = path.join(DOCS, 'benchmarks.json');

/** Everything measured so far; empty without a file. */
export function readResults(): Results {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Results) : {};
}

export function writeResults(results: Results): void {
  writeFileSync(FILE, `${JSON.stringify(results, null, 2)}\n`);
}
