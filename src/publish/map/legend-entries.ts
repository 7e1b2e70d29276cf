import { describeFeature, sideOf, standing, toneOf } from './claims.js';
import type { PointMark } from './draw-marks.js';
import type { FurnitureWords } from './furniture-vocabulary.js';
import type { MapArea, MapDocument, MapLine, Precision, Tone } from './map-document.js';
import type { DrawnStatus } from './status-style.js';

/** What one entry of the legend shows and says. */
export interface LegendEntry {
  readonly sample: Sample;
  readonly text: string;
}

interface Look {
  readonly status: DrawnStatus;
  readonly tone: Tone;
}

/** The look that an entry explains. */
export type Sample =
  | (Look & { readonly type: 'area' })
  | (Look & { readonly type: 'line'; readonly kind: MapLine['kind'] })
  | (Look & { readonly type: 'arrow' })
  | (Look & { readonly type: 'point' } & Pick<PointMark, 'kind' | 'precision'>)
  | { readonly type: 'ring'; readonly precision: Precision };

/** One entry for each look on the map, in the document's order; every one names its status in words. */
export function legendEntries(document: MapDocument, words: FurnitureWords): LegendEntry[] {
  const entry = (sample: Exclude<Sample, { type: 'ring' }>, what: string): LegendEntry => ({
    sample,
    text: describeFeature(what, sample.status, words),
  });
  const look = (feature: { status: DrawnStatus; side?: string }) => ({
    status: feature.status,
    tone: toneOf(document, feature),
  });
  const areas = standing(document.areas).map((area) =>
    entry({ type: 'area', ...look(area) }, area.legend ?? nameArea(area, document)),
  );
  const lines = standing(document.lines).map((line) =>
    entry({ type: 'line', kind: line.kind, ...look(line) }, line.legend ?? words.lines[line.kind]),
  );
  const arrows = standing(document.arrows).map((arrow) =>
    entry({ type: 'arrow', ...look(arrow) }, arrow.legend ?? words.arrow),
  );
  const points = standing(document.points).map((point) =>
    entry(
      { type: 'point', kind: point.kind, precision: ringless(point.precision), ...look(point) },
      point.legend ?? words.points[point.kind],
    ),
  );
  const rings = standing(document.points).flatMap(({ precision }): LegendEntry[] =>
    precision === 'exact' ? [] : [{ sample: { type: 'ring', precision }, text: words.precision[precision] }],
  );
  return withoutRepeats([...areas, ...lines, ...arrows, ...points, ...rings]);
}

/** A single area is called by its label; several of one look share the name of their side. */
function nameArea(area: MapArea, document: MapDocument): string {
  const side = sideOf(document, area)?.name;
  if (side === undefined || area.label.includes(side)) return area.label;
  const alike = document.areas.filter((other) => other.status === area.status && other.side === area.side);
  return alike.length > 1 ? side : `${area.label} (${side})`;
}

/** All rings look alike in the legend; their radius has an entry of its own. */
function ringless(precision: Precision): Precision {
  return precision === 'exact' ? 'exact' : 'vicinity';
}

function withoutRepeats(entries: readonly LegendEntry[]): LegendEntry[] {
  const byLook = new Map(entries.map((entry) => [JSON.stringify([entry.sample, entry.text]), entry]));
  return [...byLook.values()];
}
