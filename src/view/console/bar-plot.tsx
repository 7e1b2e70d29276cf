/** A bar of parts, from the left. */
export interface BarView {
  readonly label: string;
  readonly parts: readonly number[];
  /** Behind the bar: what it comes to. */
  readonly said: string;
}

const [WIDTH, LEFT, RIGHT, ROW, THICK] = [480, 150, 84, 20, 14];
/** Characters of a label that fit before its bar. */
const MOST_LABEL = 22;

/** Bars below each other, stacked by their parts (at most three). The same stands in the table below it. */
export function BarPlot({ bars, title }: { readonly bars: readonly BarView[]; readonly title: string }) {
  const most = Math.max(1, ...bars.map(({ parts }) => sumOf(parts)));
  const width = (value: number) => (value / most) * (WIDTH - LEFT - RIGHT);
  return (
    <svg
      class="plot"
      viewBox={`0 0 ${WIDTH} ${bars.length * ROW}`}
      role="img"
      aria-label={title}
      direction="ltr"
    >
      {bars.map(({ label, parts, said }, row) => (
        <g key={label}>
          <text x={LEFT - 8} y={row * ROW + THICK} text-anchor="end">
            {shortened(label)}
          </text>
          {parts.map((value, n) => (
            <rect
              key={String(n)}
              class={`bar bar-${n + 1}`}
              x={(LEFT + width(sumOf(parts.slice(0, n)))).toFixed(1)}
              y={row * ROW + 3}
              width={width(value).toFixed(1)}
              height={THICK}
            />
          ))}
          <text x={(LEFT + width(sumOf(parts)) + 6).toFixed(1)} y={row * ROW + THICK}>
            {said}
          </text>
        </g>
      ))}
    </svg>
  );
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function shortened(label: string): string {
  const signs = [...label];
  return signs.length <= MOST_LABEL ? label : `${signs.slice(0, MOST_LABEL - 1).join('')}…`;
}
