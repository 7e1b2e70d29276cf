/** What was wrong with the last try at a second factor. */
export type FactorProblem =
  | { readonly kind: 'wrong' | 'over' | 'app-over' }
  | { readonly kind: 'limited'; readonly seconds: number };
