import { ATTRIBUTES } from '../../src/signals/toxicity/attributes.js';
import type { Measured } from './evaluate.js';
import { type Bin, reliability } from './measures.js';

/** Bins of scores by attribute. */
export type Reliability = Readonly<Record<string, readonly Bin[]>>;

/** Bins of each attribute, over all sets that have labels for it. */
export function reliabilityOf(measured: readonly Measured[]): Reliability {
  return Object.fromEntries(
    ATTRIBUTES.map((attribute) => [
      attribute,
      reliability(measured.filter((one) => one.attribute === attribute).flatMap(({ rows }) => rows)),
    ]),
  );
}

/** The bins that a card's table of reliability tells, so that a plot needs no further look at the tests. */
export function reliabilityIn(card: string): Reliability {
  const found: Record<string, Bin[]> = {};
  for (const [, name = '', said, was, count] of card.matchAll(
    /^\| ([A-Z_]+) \| (\d\.\d\d) \| (\d\.\d\d) \| `[^`]*` \| (\d+) \|$/gm,
  )) {
    found[name] ??= [];
    found[name].push({ said: Number(said), was: Number(was), count: Number(count) });
  }
  return found;
}

const [SIDE, GAP, TOP] = [180, 40, 30];
const COLUMNS = 3;

/** Six small plots, one an attribute: what was said against what was so. Filled dots are tests, open ones dev splits. */
export function reliabilityPlot(dev: Reliability, tests: Reliability): string {
  const width = COLUMNS * (SIDE + GAP) + GAP;
  const height = Math.ceil(ATTRIBUTES.length / COLUMNS) * (SIDE + GAP + TOP) + GAP;
  const panels = ATTRIBUTES.map((attribute, i) => {
    const x = GAP + (i % COLUMNS) * (SIDE + GAP);
    const y = TOP + Math.floor(i / COLUMNS) * (SIDE + GAP + TOP);
    return `<g transform="translate(${x} ${y})">${panel(attribute, dev[attribute] ?? [], tests[attribute] ?? [])}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="sans-serif" font-size="12">
<title>Reliability of each attribute: the share that was so against the score that was given</title>
<rect width="${width}" height="${height}" fill="#fff"/>
${panels.join('\n')}
</svg>
`;
}

function panel(name: string, dev: readonly Bin[], tests: readonly Bin[]): string {
  const at = ({ said, was }: Bin) => `cx="${(said * SIDE).toFixed(1)}" cy="${((1 - was) * SIDE).toFixed(1)}"`;
  const size = ({ count }: Bin) => (2 + Math.log10(Math.max(1, count))).toFixed(1);
  return [
    `<text x="0" y="-8" font-weight="600">${name}</text>`,
    `<rect width="${SIDE}" height="${SIDE}" fill="none" stroke="#999"/>`,
    `<line x1="0" y1="${SIDE}" x2="${SIDE}" y2="0" stroke="#999" stroke-dasharray="4 4"/>`,
    `<text x="0" y="${SIDE + 16}">0</text><text x="${SIDE}" y="${SIDE + 16}" text-anchor="end">said 1</text>`,
    `<text x="-6" y="10" text-anchor="end">1</text>`,
    ...dev.map((bin) => `<circle ${at(bin)} r="${size(bin)}" fill="none" stroke="#0b5cad"/>`),
    ...tests.map((bin) => `<circle ${at(bin)} r="${size(bin)}" fill="#b3261e"/>`),
  ].join('');
}
