import type { Type } from './text-width.js';

/** The three forms of one map: beside text, on a phone, and as a preview card elsewhere. */
export type CutName = 'wide' | 'narrow' | 'card';

export interface Cut {
  readonly name: CutName;
  readonly width: number;
  /** Stated only where the whole picture has a fixed height. */
  readonly height?: number;
  readonly margin: number;
  /** Narrowest and widest form of the map's frame, width over height. */
  readonly aspect: { readonly least: number; readonly most: number };
  /** Width of a legend that stands beside the map instead of under it: a flat picture has no height to give away. */
  readonly column?: number;
  /** Pixels to one unit of drawing: line widths, dots and gaps. */
  readonly unit: number;
  readonly title: Type;
  readonly date: Type;
  readonly legend: Type;
  readonly credit: Type;
  /** More lines than these are reported, so that a title is shortened and a legend stays one. */
  readonly most: { readonly titleLines: number; readonly legendRows: number; readonly creditLines: number };
}

export const CUTS: Readonly<Record<CutName, Cut>> = {
  wide: {
    name: 'wide',
    width: 760,
    margin: 14,
    aspect: { least: 1.2, most: 1.75 },
    unit: 1,
    title: { size: 21, bold: true },
    date: { size: 14 },
    legend: { size: 13 },
    credit: { size: 11 },
    most: { titleLines: 3, legendRows: 8, creditLines: 8 },
  },
  narrow: {
    name: 'narrow',
    width: 360,
    margin: 10,
    aspect: { least: 0.85, most: 1.15 },
    unit: 0.95,
    title: { size: 18, bold: true },
    date: { size: 13 },
    legend: { size: 13 },
    credit: { size: 11 },
    most: { titleLines: 5, legendRows: 16, creditLines: 14 },
  },
  card: {
    name: 'card',
    width: 1200,
    height: 630,
    margin: 24,
    aspect: { least: 1, most: 5 },
    column: 330,
    unit: 1.55,
    title: { size: 34, bold: true },
    date: { size: 20 },
    legend: { size: 18.5 },
    credit: { size: 15 },
    most: { titleLines: 2, legendRows: 14, creditLines: 2 },
  },
};
