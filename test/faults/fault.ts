/** What `npm run faults` prints: each fault with its figures, and beside each figure what it must be. */

export interface Figure {
  readonly what: string;
  readonly is: string;
  /** What would pass; nothing where the figure is only told. */
  readonly wanted?: string;
  readonly holds: boolean;
}

/** A bad day that can be made: `id` is that of the table in docs/explanation/reliability.md. */
export interface Fault {
  readonly id: string;
  readonly name: string;
  /** Makes it and gives the figures. Throws `Missing` where this machine cannot. */
  run(): Promise<readonly Figure[]>;
}

/** Why a fault cannot be made on this machine. */
export class Missing extends Error {}

const rounded = (value: number): string =>
  Number.isInteger(value) || Math.abs(value) >= 100 ? String(Math.round(value)) : value.toFixed(1);

/** A figure without a limit. */
export const told = (what: string, is: number | string): Figure => ({
  ...{ what, is: typeof is === 'number' ? rounded(is) : is, holds: true },
});

export const none = (what: string, count: number): Figure => ({
  ...{ what, is: String(count), wanted: '0', holds: count === 0 },
});

/** `unit` follows both numbers. */
export const atMost = (
  what: string,
  is: number,
  limit: { readonly most: number; readonly unit?: string },
): Figure => {
  const unit = limit.unit ?? '';
  return { what, is: `${rounded(is)}${unit}`, wanted: `≤ ${limit.most}${unit}`, holds: is <= limit.most };
};

/** One line of a fault. */
export function lineOf({ id, name }: Fault, figures: readonly Figure[]): string {
  const words = figures.map(({ what, is, wanted, holds }) =>
    [`${what} ${is}`, wanted === undefined ? '' : `(${wanted})`, holds ? '' : 'MISSED']
      .filter(Boolean)
      .join(' '),
  );
  return `${id} ${name}: ${figures.every(({ holds }) => holds) ? 'holds' : 'BROKEN'}; ${words.join(', ')}`;
}

/** Place `share` (0.99 for the 99th of a hundred) of the values in order; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
