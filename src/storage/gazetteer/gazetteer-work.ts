/** A place as the gazetteer has it. */
export interface FoundPlace {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The letters of its state or province where GeoNames has letters, as in the United States; else empty. */
  readonly region: string;
  readonly lat: number;
  readonly lon: number;
  readonly population: number;
  readonly isCapital: boolean;
}

/** What the thread with the gazetteer is asked. */
export type GazetteerQuestion =
  | { readonly kind: 'search'; readonly text: string; readonly limit: number }
  | { readonly kind: 'named'; readonly names: readonly string[] };

/** What it answers: places, or what broke. */
export type GazetteerAnswer = { readonly found: readonly FoundPlace[] } | { readonly broken: string };

/** Where the thread finds GeoNames' table and keeps its file. */
export interface GazetteerFiles {
  readonly table: string;
  readonly file: string;
}
