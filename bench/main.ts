/** `npm run bench -- [--only NAME] [--full] [--json]`: measures, prints, writes docs/benchmarks.md. */
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { archives, postingBeside } from './archives.js';
import { deciding } from './deciding.js';
import { importing, importingLarge } from './importing.js';
import type { Benchmark, Figure } from './kit/figure.js';
import { maps } from './maps.js';
import { moderating } from './moderating.js';
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
  searching,
  importingLarge,
  archives,
  postingBeside,
];
const args = process.argv.slice(2);
const isJson = args.includes('--json');
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;

function isWanted({ name, isLong }: Benchmark): boolean {
  return only === undefined ? isLong !== true || args.includes('--full') : name === only;
}

function round(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}

function inWords({ name, value, unit, budget, holds, note }: Figure): string {
  const verdict = holds === null ? '' : holds ? ` (${budget}, holds)` : ` (${budget}, MISSED)`;
  return `${name}: ${round(value)} ${unit}${verdict}; ${note}`;
}

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.versions.node}, SQLite ${process.versions.sqlite}`;
}

function table(
  results: readonly { readonly benchmark: Benchmark; readonly figures: readonly Figure[] }[],
): string {
  const sections = results.map(({ benchmark, figures }) => {
    const rows = figures.map(
      ({ name, value, unit, budget, holds, note }) =>
        `| ${name} | ${round(value)} ${unit} | ${budget ?? '–'} | ${holds === null ? '–' : holds ? 'yes' : '**no**'} | ${note} |`,
    );
    return `## ${benchmark.name}\n\n${benchmark.about}. Again: \`npm run bench -- --only ${benchmark.name}\`\n\n| what | measured | budget | holds | how |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `# Benchmarks\n\nMeasured on ${new Date().toISOString().slice(0, 10)}: ${machine()}. Written by \`npm run bench\`; ratios are within one run, absolute\nfigures drift with the machine. A missed budget is explained in [benchmarks-missed.md](benchmarks-missed.md).\n\n${sections.join('\n')}`;
}

const results: { benchmark: Benchmark; figures: readonly Figure[] }[] = [];
for (const benchmark of BENCHMARKS.filter(isWanted)) {
  const figures = await benchmark.run();
  results.push({ benchmark, figures });
  if (!isJson) for (const figure of figures) process.stdout.write(`${inWords(figure)}\n`);
}
const all = results.flatMap(({ figures }) => figures);
const missed = all.filter(({ holds }) => holds === false).length;
if (isJson) process.stdout.write(`${JSON.stringify({ machine: machine(), figures: all })}\n`);
else process.stdout.write(`${all.length} figures, ${missed} budgets missed\n`);
if (only === undefined)
  writeFileSync(path.join(import.meta.dirname, '..', '..', 'docs', 'benchmarks.md'), table(results));
