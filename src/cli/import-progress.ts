import { stat } from 'node:fs/promises';
import type { ImportProgress } from '../core/import-job.js';
import type { ImportRequest } from '../use-cases/import/import-request.js';

type Progress = Parameters<NonNullable<ImportRequest['onProgress']>>[0];

/** Bytes of the files together. */
export async function sizeOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
// Before that much is done a rate says nothing.
const TELLS_FROM = 0.02;

function timeLeft(ms: number): string {
  if (ms < MINUTE) return `${Math.max(1, Math.round(ms / SECOND))} s`;
  return `${Math.round(ms / MINUTE)} min`;
}

/** What progress is reckoned from: a clock in milliseconds, the files' bytes, and how many of them have been taken. */
export interface Reckoning {
  readonly clock: () => number;
  readonly bytes: number;
  readonly taken: () => number;
}

/** The share that is done of a step, and how long the rest of the step takes at the rate so far. */
export function reckonProgress({ clock, bytes, taken }: Reckoning): (progress: Progress) => ImportProgress {
  const starts = new Map<string, { readonly at: number; readonly share: number }>();
  return ({ phase, comments, of }) => {
    const share = Math.min(1, of === null ? taken() / Math.max(1, bytes) : comments / Math.max(1, of));
    if (share === 0) return { phase, comments, of, share: null, leftMs: null };
    const start = starts.get(phase) ?? { at: clock(), share };
    starts.set(phase, start);
    const done = share - start.share;
    const leftMs = done < TELLS_FROM ? null : ((clock() - start.at) * (1 - share)) / done;
    return { phase, comments, of, share, leftMs };
  };
}

/** What a progress line says. */
export function progressInWords({ phase, comments, of, share, leftMs }: ImportProgress): string {
  const count = of === null ? `${comments} comments` : `${comments} of ${of} comments`;
  if (share === null) return `${phase} … ${count}`;
  const left = leftMs === null ? '' : `, ${timeLeft(leftMs)} left of this step`;
  return `${phase} … ${Math.floor(share * 100)} %, ${count}${left}`;
}
