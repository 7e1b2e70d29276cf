import { setFlagsFromString } from 'node:v8';

/** V8's options, by name: a nursery that stays as it is, and a collection when the rest has grown by half. */
export const SMALL_HEAP = [
  '--semi-space-growth-factor=1',
  '--heap-growing-percent=50',
  '--min-semi-space-size=4',
] as const;

/**
 * Keeps the heap of this process small from now on, for a command that makes much garbage and keeps little: left to
 * itself, V8 lets the nursery grow to 128 MB and the rest to several times of what is alive. Costs a twentieth of the time.
 */
export function keepHeapSmall(): void {
  for (const option of SMALL_HEAP) setFlagsFromString(option);
}
