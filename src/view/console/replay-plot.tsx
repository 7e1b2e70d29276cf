/** Shares from 0 to 1; null where there is nothing to divide by. */
export interface ScoreView {
  readonly held: number;
  readonly precision: number | null;
  readonly recall: number | null;
}
export interface PointView extends ScoreView {
  readonly threshold: number;
}

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [640, 260, 44, 36, 12, 12];

/** Precision and recall of holding by one signal alone, against the threshold. The same stands in the table below it. */
export function ReplayPlot(props: {
  readonly points: readonly PointView[];
  readonly title: string;
  readonly words: { readonly precision: string; readonly recall: string; readonly threshold: string };
}) {
  const { points, title, words } = props;
  const x = (threshold: number) => LEFT + threshold * (WIDTH - LEFT - RIGHT);
  const y = (share: number) => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  const path = (of: 'precision' | 'recall') =>
    points
      .flatMap((point) => {
        const share = point[of];
        return share === null ? [] : `${x(point.threshold).toFixed(1)},${y(share).toFixed(1)}`;
      })
      .join(' ');
  return (
    <svg class="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title} direction="ltr">
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(share)} y2={y(share)} />
          <text x={LEFT - 6} y={y(share) + 4} text-anchor="end">
            {share * 100} %
          </text>
          <text x={x(share)} y={HEIGHT - BOTTOM + 16} text-anchor="middle">
            {share}
          </text>
        </g>
      ))}
      <text x={x(0.5)} y={HEIGHT - 4} text-anchor="middle">
        {words.threshold}
      </text>
      <polyline class="precision" points={path('precision')} />
      <polyline class="recall" points={path('recall')} />
    </svg>
  );
}
