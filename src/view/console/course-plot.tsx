/** A stretch of foretold decisions; shares from 0 to 1. */
export interface StretchView {
  readonly foretold: number;
  readonly precision: number | null;
  readonly low: number;
  readonly high: number;
}

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [640, 220, 44, 28, 12, 44];

/** Precision by stretches of time with its interval, against the bar. The same stands in the table below it. */
export function CoursePlot(props: {
  readonly stretches: readonly StretchView[];
  readonly bar: number;
  readonly title: string;
  readonly barWord: string;
}) {
  const { stretches, bar, title, barWord } = props;
  const x = (n: number) => LEFT + ((n + 0.5) / stretches.length) * (WIDTH - LEFT - RIGHT);
  const y = (share: number) => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  return (
    <svg class="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title} direction="ltr">
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(share)} y2={y(share)} />
          <text x={LEFT - 6} y={y(share) + 4} text-anchor="end">
            {share * 100} %
          </text>
        </g>
      ))}
      <line class="limit" x1={LEFT} x2={WIDTH - RIGHT} y1={y(bar)} y2={y(bar)} />
      <text x={WIDTH - RIGHT + 4} y={y(bar) + 4}>
        {barWord}
      </text>
      {stretches.map(({ precision, low, high }, n) =>
        precision === null ? null : (
          <g key={String(n)}>
            <line class="spread" x1={x(n)} x2={x(n)} y1={y(low)} y2={y(high)} />
            <circle cx={x(n)} cy={y(precision)} r={5} />
            <text x={x(n)} y={HEIGHT - 8} text-anchor="middle">
              {n + 1}
            </text>
          </g>
        ),
      )}
    </svg>
  );
}
