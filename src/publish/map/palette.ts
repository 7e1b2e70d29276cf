import type { Tone } from './map-document.js';

/** The map brings its own paper, so that it reads alike on a light and on a dark page. */
export const INK = {
  paper: '#fffefb',
  text: '#1a1a1a',
  muted: '#57524b',
  frame: '#2b2926',
  sea: '#d3e3eb',
  land: '#eae5da',
  focusLand: '#fbf9f2',
  coast: '#8aa6b4',
  river: '#7fb0cb',
  riverBank: '#5b93b2',
  waterName: '#245c7c',
  border: '#4f4a45',
  road: '#b5a78f',
  builtUp: '#ded6c9',
} as const;

/**
 * Four steps of one colour. `ink` is for edges, arrows and names (at least 4.5:1 on the paper), `fill` for confirmed
 * areas, `mid` for the lines of a hatch, `light` for its ground.
 */
export interface ToneInks {
  readonly ink: string;
  readonly fill: string;
  readonly mid: string;
  readonly light: string;
}

export const TONE_INKS: Readonly<Record<Tone, ToneInks>> = {
  blue: { ink: '#0b5a8f', fill: '#a9c9dd', mid: '#5f9ec4', light: '#e6f0f6' },
  ochre: { ink: '#7a5200', fill: '#dcc694', mid: '#bd9640', light: '#f6eeda' },
  green: { ink: '#1d6b38', fill: '#b0d0b4', mid: '#67a373', light: '#e6f1e7' },
  plum: { ink: '#79306f', fill: '#d5b6d0', mid: '#ab71a1', light: '#f3e8f1' },
  grey: { ink: '#454545', fill: '#bfbfbc', mid: '#8b8b88', light: '#efefec' },
  rust: { ink: '#9a3412', fill: '#e8bba6', mid: '#c9764e', light: '#f9e9e1' },
};
