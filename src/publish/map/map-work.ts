import type { ClaimStatus } from '../../core/report.js';

/** What the drawing thread is given once. */
export interface MapThreadData {
  readonly policyFile: string | null;
}

/** What the drawing thread is asked. */
export interface MapWork {
  readonly document: unknown;
  readonly language: string;
  readonly claims: readonly { readonly id?: string; readonly status: ClaimStatus }[];
}

/** What it answers: pictures, or a refusal's problem, or what broke. */
export type MapAnswer =
  | {
      readonly files: readonly {
        readonly name: string;
        readonly contentType: string;
        readonly content: Uint8Array;
      }[];
      readonly words: string;
      readonly problems: readonly string[];
      readonly frame: MapFrame;
    }
  | { readonly refused: string; readonly faults: readonly string[] }
  | { readonly broken: string };

/** Where the map lies on its wide picture, and the degrees that its edges show: what a click on it means. */
export interface MapFrame {
  readonly width: number;
  readonly height: number;
  readonly box: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
}
