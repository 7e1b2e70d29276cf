import type { Claim } from '../../../core/report.js';
import type { ConsoleFrame } from '../../../wire/console.js';
import type { FoundPlaceView, MapShapeView } from '../../../wire/map.js';

/** Fields of a row by their names. */
export type Texts = Readonly<Record<string, string>>;

export interface MapPageProps {
  readonly frame: ConsoleFrame;
  readonly id: string;
  readonly revision: number;
  readonly headline: string;
  readonly hasMap: boolean;
  /** Where the map lies on its picture: x0, y0, x1, y1; null while nothing can be drawn. */
  readonly box: readonly number[] | null;
  readonly picture: { readonly width: number; readonly height: number } | null;
  readonly problems: readonly string[];
  /** The map in words as the map itself gives it; empty while nothing can be drawn. */
  readonly writtenWords: string;
  readonly head: Texts;
  readonly sides: readonly Texts[];
  readonly places: readonly Texts[];
  readonly points: readonly Texts[];
  readonly shapes: readonly MapShapeView[];
  readonly claims: readonly Pick<Claim, 'id' | 'text'>[];
  readonly asked: string;
  readonly found: readonly FoundPlaceView[] | null;
  readonly suggested: readonly FoundPlaceView[];
  /** A point that was clicked, for the empty row. */
  readonly clicked: { readonly lon: string; readonly lat: string } | null;
}
