/**
 * `npm run bench -- [--only NAME,NAME] [--full] [--json] [--small] [--draw]`: measures, prints, and writes what was measured
 * into docs/benchmarks.md. `--json` and `--small` write nothing; `--draw` measures nothing and writes the page anew.
 */
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { archives, postingBeside } from './archives.js';
import { besideWaline } from './beside-waline.js';
import { cluster } from './cluster.js';
import { deciding } from './deciding.js';
import { growth } from './growth.js';
import { importing, importingLarge } from './importing.js';
import type { Benchmark, Figure } from './kit/figure.js';
import { inWords, reportOf } from './kit/report.js';
import { DOCS, readResults, type Section, writeResults } from './kit/results.js';
import { live } from './live.js';
import { maps } from './maps.js';
import { moderating } from './moderating.js';
import { openLoop } from './open-loop.js';
import { outbox } from './outbox.js';
import { pageSpeed } from './page-speed.js';
import { posting } from './posting.js';
import { publishing } from './publishing.js';
import { reading } from './reading.js';
import { replaying } from './replaying.js';
import { million, resting } from './resting.js';
import { searching } from './searching.js';
import { measuring } from './signals.js';

const BENCHMARKS: readonly Benchmark[] = [
  reading,
  pageSpeed,
  publishing,
  posting,
  importing,
  measuring,
  moderating,
  deciding,
  replaying,
  outbox,
  maps,
  resting,
  million,
  growth,
  live,
  openLoop,
  cluster,
  besideWaline,
  searching,
  importingLarge,
  archives,
  postingBeside,
];
const args = process.argv.slice(2);
const isJson = args.includes('--json');
const isSmall = args.includes('--small');
const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '').split(',') : undefined;

function isWanted({ name, isLong }: Benchmark): boolean {
  return only === undefined ? isLong !== true || args.includes('--full') : only.includes(name);
}

function wanted(): readonly Benchmark[] {
  const strange = only?.find((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
  if (strange !== undefined)
    throw new Error(`There is no ${strange}; there are ${BENCHMARKS.map(({ name }) => name).join(', ')}.`);
  return args.includes('--draw') ? [] : BENCHMARKS.filter(isWanted);
}

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.versions.node}, SQLite ${process.versions.sqlite}`;
}

/** Puts what was measured beside what was measured before, and writes the page and its pictures. */
function write(measured: Readonly<Record<string, Section>>): void {
  const results = { ...readResults(), ...measured };
  writeResults(results);
  writeFileSync(path.join(DOCS, 'benchmarks.md'), reportOf(BENCHMARKS, results));
  for (const { name, picture } of BENCHMARKS) {
    const section = results[name];
    if (picture && section) writeFileSync(path.join(DOCS, picture.file), picture.draw(section.figures));
  }
}

const measured: Record<string, Section> = {};
for (const benchmark of wanted()) {
  const figures = await benchmark.run({ isSmall });
  const today = new Date().toISOString().slice(0, 10);
  const { name, about } = benchmark;
  measured[name] = { about, measured: today, machine: machine(), remark: null, figures };
  if (!isJson) for (const figure of figures) process.stdout.write(`${inWords(figure)}\n`);
  // One after the other: what is measured stays when a later one fails.
  if (!isJson && !isSmall) write(measured);
}
const all: readonly Figure[] = Object.values(measured).flatMap(({ figures }) => figures);
const missed = all.filter(({ holds }) => holds === false).length;
if (isJson) process.stdout.write(`${JSON.stringify({ machine: machine(), figures: all })}\n`);
else process.stdout.write(`${all.length} figures, ${missed} budgets missed\n`);
if (args.includes('--draw')) write({});
