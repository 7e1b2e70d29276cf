import type { PhotoKind } from '../../core/photo-kind.js';

/** What the process that reads pictures is asked. */
export interface PhotoWork {
  readonly bytes: Uint8Array;
  readonly kind: PhotoKind;
}

/** A picture as it is kept. */
export interface PhotoFile {
  /** `640.webp` for a width in pixels, `card.jpg` for previews. */
  readonly name: string;
  readonly content: Uint8Array;
}

/** What it answers. `missing`: the library does not load on this machine. */
export type PhotoAnswer =
  | { readonly width: number; readonly height: number; readonly files: readonly PhotoFile[] }
  | { readonly refused: string }
  | { readonly missing: true };
