/** What docs/benchmarks.md and its picture say of the benchmark `growth`. */
import type { Figure } from './figure.js';
import { round } from './report.js';

interface Point {
  readonly engine: string;
  readonly what: string;
  /** Comments in the database, and in the thread; null for what is asked of the whole site. */
  readonly size: number;
  readonly length: number | null;
  readonly value: number;
}

const NAME = /^(\w+): ([a-z ]+), (?:thread of ([\d,]+), )?([\d,]+) in the database$/;

function numberIn(text: string): number {
  return Number(text.replaceAll(',', ''));
}

function pointsOf(figures: readonly Figure[]): readonly Point[] {
  return figures.flatMap(({ name, value }) => {
    const [, engine, what, length, size] = NAME.exec(name) ?? [];
    if (engine === undefined || what === undefined || size === undefined) return [];
    return [
      { engine, what, size: numberIn(size), length: length === undefined ? null : numberIn(length), value },
    ];
  });
}

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** A line of a curve: one request, in the largest thread of each size. */
interface Curve {
  readonly what: string;
  readonly points: readonly Point[];
}

function curvesOf(points: readonly Point[], engine: string): readonly Curve[] {
  const own = points.filter((point) => point.engine === engine);
  return unique(own.map(({ what }) => what)).map((what) => {
    const of = own.filter((point) => point.what === what);
    const largest = unique(of.map(({ size }) => size)).flatMap((size) => {
      const here = of.filter((point) => point.size === size);
      return here.toSorted((a, b) => (b.length ?? 0) - (a.length ?? 0)).slice(0, 1);
    });
    return { what, points: largest };
  });
}

const headed = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Medians in milliseconds: by the size of the database, and in the largest one by the length of the thread. */
export function growthTables(figures: readonly Figure[]): string {
  const points = pointsOf(figures);
  const sizes = unique(points.map(({ size }) => size));
  const engines = unique(points.map(({ engine }) => engine));
  const bySize = engines.flatMap((engine) =>
    curvesOf(points, engine).map(({ what, points: line }) => [
      `${engine}: ${what}`,
      ...sizes.map((size) => cellOf(line.find((point) => point.size === size))),
    ]),
  );
  const last = points.filter(({ size, length }) => size === sizes.at(-1) && length !== null);
  const lengths = unique(last.map(({ length }) => length));
  const byLength = engines.flatMap((engine) =>
    unique(last.map(({ what }) => what)).map((what) => [
      `${engine}: ${what}`,
      ...lengths.map((length) =>
        cellOf(last.find((one) => one.engine === engine && one.what === what && one.length === length)),
      ),
    ]),
  );
  const inWords = (values: readonly (number | null)[]): readonly string[] =>
    values.map((value) => (value ?? 0).toLocaleString('en'));
  return `Median milliseconds by the comments in the database; what belongs to a thread is asked of the largest, which is a tenth of them.

${headed(['', ...inWords(sizes)], bySize)}

The same by the comments in the thread, with ${inWords([sizes.at(-1) ?? 0])} in the database.

${headed(['', ...inWords(lengths)], byLength)}`;
}

function cellOf(point: Point | undefined): string {
  return point === undefined ? '–' : round(point.value);
}

const [WIDTH, HEIGHT, LEFT, TOP, PANEL, PLOT] = [900, 420, 40, 40, 430, 270];
/** Milliseconds at the bottom and at the top of a plot, whose scale is logarithmic. */
const [LEAST, MOST] = [0.5, 100];
const COLOURS = [
  '#0b5cad',
  '#b3261e',
  '#1b7f3b',
  '#8a4fbf',
  '#a35c00',
  '#00727a',
  '#555',
  '#c2185b',
  '#4b6a00',
  '#000',
];

function yOf(milliseconds: number): number {
  const share = Math.log(milliseconds / LEAST) / Math.log(MOST / LEAST);
  return HEIGHT - TOP - 30 - Math.min(1, Math.max(0, share)) * (HEIGHT - 2 * TOP - 30);
}

function xOf(size: number): number {
  return (Math.log10(size) - 3) * (PLOT / 3);
}

/** Both databases side by side; each line is named at its end. */
export function drawGrowth(figures: readonly Figure[]): string {
  const points = pointsOf(figures);
  const panels = unique(points.map(({ engine }) => engine)).map((engine, n) =>
    panelOf(points, engine, LEFT + n * PANEL),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="12">
<title>Median milliseconds of whole requests, none from the cache, by the comments in the database</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${panels.join('\n')}
</svg>
`;
}

function panelOf(points: readonly Point[], engine: string, left: number): string {
  const curves = curvesOf(points, engine);
  const rules = [1, 3, 10, 30, 100].map(
    (ms) =>
      `<line x1="0" y1="${yOf(ms)}" x2="${PLOT}" y2="${yOf(ms)}" stroke="#ddd"/><text x="-6" y="${yOf(ms) + 4}" text-anchor="end">${ms}</text>`,
  );
  const sizes = [1000, 10_000, 100_000, 1_000_000].map(
    (size) =>
      `<text x="${xOf(size)}" y="${HEIGHT - TOP - 8}" text-anchor="middle">${size.toLocaleString('en')}</text>`,
  );
  const places = labelPlaces(curves.map(({ points: line }) => yOf(line.at(-1)?.value ?? LEAST)));
  const lines = curves.map((curve, n) =>
    lineOf(curve, COLOURS[n % COLOURS.length] ?? '#000', places[n] ?? 0),
  );
  return `<g transform="translate(${left} 0)"><text x="0" y="22" font-weight="600">${engine}, ms</text>${rules.join('')}${sizes.join('')}${lines.join('')}</g>`;
}

function lineOf({ what, points }: Curve, colour: string, labelY: number): string {
  const at = points.map(({ size, value }) => `${xOf(size).toFixed(1)},${yOf(value).toFixed(1)}`);
  const end = points.at(-1);
  const [x, y] = end ? [xOf(end.size), yOf(end.value)] : [0, 0];
  return `<polyline points="${at.join(' ')}" fill="none" stroke="${colour}" stroke-width="1.5"/><polyline points="${x.toFixed(1)},${y.toFixed(1)} ${(x + 14).toFixed(1)},${labelY.toFixed(1)}" fill="none" stroke="${colour}" stroke-width="0.7"/><text x="${(x + 18).toFixed(1)}" y="${(labelY + 4).toFixed(1)}" fill="${colour}">${what}</text>`;
}

const LABEL = 15;

/** Where the names of lines stand: near their ends, none over another. */
function labelPlaces(ends: readonly number[]): readonly number[] {
  const places = [...ends];
  const order = ends.map((_, n) => n).sort((a, b) => (ends[a] ?? 0) - (ends[b] ?? 0));
  let free = 0;
  for (const n of order) {
    places[n] = Math.max(ends[n] ?? 0, free);
    free = (places[n] ?? 0) + LABEL;
  }
  // Those that were pushed off the bottom push the others back up.
  let ceiling = HEIGHT - TOP - 22;
  for (const n of order.toReversed()) {
    places[n] = Math.min(places[n] ?? 0, ceiling);
    ceiling = (places[n] ?? 0) - LABEL;
  }
  return places;
}
