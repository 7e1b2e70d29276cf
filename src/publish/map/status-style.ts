import type { ClaimStatus } from '../../core/report.js';
import type { Tone } from './map-document.js';
import { TONE_INKS } from './palette.js';
import { element } from './write-svg.js';

/** How a status looks: never by colour alone, so that it survives a grey print. */
export interface StatusStyle {
  /** The texture of areas, rings and marks. */
  readonly texture: 'solid' | 'dots' | 'hatch' | 'cross-hatch';
  /** Dashes of edges and lines, in drawing units; empty is unbroken. */
  readonly dashes: readonly number[];
  /** Lines and arrows with a light core instead of full ink. */
  readonly hollow: boolean;
}

export type DrawnStatus = Exclude<ClaimStatus, 'withdrawn'>;

export const STATUS_STYLES: Readonly<Record<DrawnStatus, StatusStyle>> = {
  confirmed: { texture: 'solid', dashes: [], hollow: false },
  reported: { texture: 'dots', dashes: [], hollow: true },
  claimed: { texture: 'hatch', dashes: [6, 4], hollow: false },
  disputed: { texture: 'cross-hatch', dashes: [9, 3, 2, 3], hollow: false },
};

/** The dashes as an attribute, scaled to the cut; undefined for an unbroken line. */
export function dashArray(status: DrawnStatus, unit: number): string | undefined {
  const { dashes } = STATUS_STYLES[status];
  return dashes.length === 0 ? undefined : dashes.map((dash) => Math.round(dash * unit * 10) / 10).join(' ');
}

/** Textures asked for while drawing; each is defined once in the picture. */
export interface Textures {
  /** The value of `fill` for a status and tone; `fine` is for small marks. */
  fillFor(status: DrawnStatus, tone: Tone, fine?: boolean): string;
  /** The definitions of all textures asked for so far. */
  definitions(): string;
}

/** Starts an empty set of textures whose ids begin with `idPrefix`. */
export function startTextures(idPrefix: string, unit: number): Textures {
  const defined = new Map<string, string>();
  return {
    fillFor(status, tone, fine = false) {
      const { texture } = STATUS_STYLES[status];
      if (texture === 'solid') return TONE_INKS[tone].fill;
      const id = `${idPrefix}-${texture}-${tone}${fine ? '-fine' : ''}`;
      if (!defined.has(id)) defined.set(id, pattern({ id, texture, tone, size: unit * (fine ? 0.55 : 1) }));
      return `url(#${id})`;
    },
    definitions: () => [...defined.values()].join(''),
  };
}

interface Pattern {
  readonly id: string;
  readonly texture: 'dots' | 'hatch' | 'cross-hatch';
  readonly tone: Tone;
  readonly size: number;
}

function pattern({ id, texture, tone, size }: Pattern): string {
  const { light, mid } = TONE_INKS[tone];
  const tile = { dots: 7, hatch: 9, 'cross-hatch': 9 }[texture] * size;
  const ground = element('rect', { width: tile, height: tile, fill: light });
  const line = { fill: 'none', stroke: mid };
  const marks = {
    dots: element('circle', { cx: tile / 2, cy: tile / 2, r: 1.1 * size, fill: mid }),
    hatch: element('path', { d: `M0 ${tile / 2}h${tile}`, ...line, 'stroke-width': 3.1 * size }),
    'cross-hatch': element('path', {
      d: `M0 ${tile / 2}h${tile}M${tile / 2} 0v${tile}`,
      ...line,
      'stroke-width': 1.8 * size,
    }),
  }[texture];
  return element(
    'pattern',
    { id, width: tile, height: tile, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(-45)' },
    ground + marks,
  );
}
