import type { Box } from './box.js';
import type { CutName } from './cuts.js';
import type { MapPolicy } from './map-policy.js';

/** How one cut of a map is drawn. */
export interface MapOptions {
  readonly cut: CutName;
  /** Begins every id, so that several maps share a page: a letter, then letters, digits, `-` or `_`. */
  readonly idPrefix: string;
  /** BCP 47; decides words, numbers, dates and country names. */
  readonly language: string;
  readonly dir: 'ltr' | 'rtl';
  readonly policy?: MapPolicy | undefined;
}

/** A drawn map, and what came of it. */
export interface RenderedMap {
  /** One `<svg>`: presentation attributes only, no styles, scripts or addresses; fit for the strictest policy. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** The map in words: for `alt`, and for a text beside the map. */
  readonly words: string;
  /** What an editor should mend; the map is whole without it, and says nothing false. */
  readonly problems: readonly MapProblem[];
  /** Where each name stands, for tests and for editing. */
  readonly labels: readonly { readonly name: string; readonly box: Box }[];
  /** The map's frame on the picture. */
  readonly frame: Box;
}

/** Something the editor should know. */
export interface MapProblem {
  readonly code: 'label_refused' | 'outside_frame' | 'too_long' | 'too_large' | 'too_close';
  readonly subject: string;
  /** What is wrong and what to do. */
  readonly message: string;
}
