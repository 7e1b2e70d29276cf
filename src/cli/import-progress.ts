import { stat } from 'node:fs/promises';
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

/**
 * What a progress line says: the share that is done of the step, and how long the rest of the step takes at the rate so
 * far. While the archive is read the share is that of its bytes, which is not known for zips (`taken` stays 0).
 */
export function progressInWords(about: {
  readonly clock: () => number;
  readonly bytes: number;
  readonly taken: () => number;
}): (progress: Progress) => string {
  const { clock, bytes, taken } = about;
  const starts = new Map<string, { readonly at: number; readonly share: number }>();
  return ({ phase, comments, of }) => {
    const count = of === null ? `${comments} comments` : `${comments} of ${of} comments`;
    const share = of === null ? taken() / Math.max(1, bytes) : comments / Math.max(1, of);
    if (share === 0) return `${phase} … ${count}`;
    const start = starts.get(phase) ?? { at: clock(), share };
    starts.set(phase, start);
    const done = share - start.share;
    const left =
      done < TELLS_FROM ? '' : `, ${timeLeft(((clock() - start.at) * (1 - share)) / done)} left of this step`;
    return `${phase} … ${Math.min(100, Math.floor(share * 100))} %, ${count}${left}`;
  };
}
