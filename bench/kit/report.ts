import { BUDGETS, type Budget } from '../budgets.js';
import type { Benchmark, Figure } from './figure.js';
import type { Results, Section } from './results.js';

/** Three digits, or whole from 100 on. */
export function round(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}

const inUnits = ({ value, unit }: Figure): string => `${round(value)} ${unit}`.trim();

/** One figure as a line for the terminal. */
export function inWords(figure: Figure): string {
  const { name, budget, holds, note } = figure;
  const verdict = holds === null ? '' : holds ? ` (${budget}, holds)` : ` (${budget}, MISSED)`;
  return `${name}: ${inUnits(figure)}${verdict}; ${note}`;
}

const inTable = (holds: boolean | null): string => (holds === null ? '–' : holds ? 'yes' : '**no**');

function plainTable(figures: readonly Figure[]): string {
  const rows = figures.map(
    (figure) =>
      `| ${figure.name} | ${inUnits(figure)} | ${figure.budget ?? '–'} | ${inTable(figure.holds)} | ${figure.note} |`,
  );
  return `| what | measured | budget | holds | how |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}`;
}

function sectionOf(benchmark: Benchmark, { about, measured, machine, remark, figures }: Section): string {
  const { name, picture } = benchmark;
  const shown = picture === undefined ? '' : `![${picture.about}](${picture.file})\n\n`;
  const said = remark === null ? '' : `\n${remark}\n`;
  return `## ${name}

${about}. Again: \`npm run bench -- --only ${name}\`
${said}
${shown}${benchmark.tables?.(figures) ?? plainTable(figures)}

Measured on ${measured}: ${machine}.
`;
}

function budgetRow(results: Results, { what, wanted, bench, figure }: Budget): string {
  const found = results[bench]?.figures.find(({ name }) => name === figure);
  const measured = found ? `${inUnits(found)}` : 'not yet';
  return `| ${what} | ${wanted} | ${measured} | ${inTable(found?.holds ?? null)} | \`--only ${bench}\` |`;
}

const HEAD = `# Benchmarks

Written by \`npm run bench\`, from [benchmarks.json](benchmarks.json); each section says when it was measured and on what. \`npm run bench -- --only NAME,NAME\` measures again and
writes those sections anew, \`--full\` adds the long ones, \`--small\` tries a benchmark with little data and writes nothing. Ratios are within one run; absolute figures drift with
the machine, which carries the load generator too. A missed budget is explained in [benchmarks-missed.md](benchmarks-missed.md).`;

/** The whole of docs/benchmarks.md. */
export function reportOf(benchmarks: readonly Benchmark[], results: Results): string {
  const sections = benchmarks.flatMap((benchmark) => {
    const section = results[benchmark.name];
    return section ? [sectionOf(benchmark, section)] : [];
  });
  const budgets = BUDGETS.map((budget) => budgetRow(results, budget));
  return `${HEAD}

## Every budget

| what | wanted | measured | holds | again: \`npm run bench -- …\` |
| --- | --- | --- | --- | --- |
${budgets.join('\n')}

${sections.join('\n')}`;
}
