import type { ImportJob } from '../../core/import-job.js';
import { say, sayCount } from '../say.js';
import { importWords as words } from './import-words.js';

const KILO = 1000;
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];
const MINUTE = 60_000;
const SECOND = 1000;

/** Bytes in the largest unit that leaves a number before the point. */
export function sizeInWords(bytes: number, language: string): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log(bytes) / Math.log(KILO)));
  const value = (bytes / KILO ** step).toLocaleString(language, {
    maximumFractionDigits: step === 0 ? 0 : 1,
  });
  return `${value} ${UNITS[step]}`;
}

/** Where an import stands, in a few words. */
export function stateInWords({ work, isPaused, failure, isCancelled, done }: ImportJob): string {
  const { state } = words;
  if (isPaused) return state.paused;
  if (work !== null) return state[work];
  if (failure !== null) return state.failed;
  if (isCancelled) return state.cancelled;
  if (done.undo !== undefined) return state.undone;
  if (done.import !== undefined) return state.imported;
  return done.check === undefined ? state.waiting : state.checked;
}

/** What an import is called: by its files. */
export function filesInWords({ files }: Pick<ImportJob, 'files'>): string {
  const [first, ...rest] = files;
  const name = first?.name ?? '';
  return rest.length === 0 ? name : say(words.andMore, { file: name, count: rest.length });
}

/** How far a step is; null while there is nothing to say. The console's script says the same. */
export function progressInWords({ progress }: Pick<ImportJob, 'progress'>, language: string): string | null {
  if (progress === null) return null;
  const { phase, comments, of, leftMs } = progress;
  const count =
    of === null
      ? say(words.read, { comments: comments.toLocaleString(language) })
      : say(words.readOf, { comments: comments.toLocaleString(language), of: of.toLocaleString(language) });
  const left = leftMs === null ? words.noEstimate : say(words.left, { time: timeInWords(leftMs, language) });
  return `${words.phases[phase]}: ${count}. ${left}`;
}

/** How far files on their way are. */
export function uploadInWords(
  { sent, of, elapsed }: { readonly sent: number; readonly of: number; readonly elapsed: number },
  language: string,
): string {
  const size = { sent: sizeInWords(sent, language), of: sizeInWords(of, language) };
  const isSure = elapsed > SECOND && sent > 0;
  const time = isSure ? timeInWords((elapsed * (of - sent)) / sent, language) : null;
  return `${say(words.sentOf, size)} ${time === null ? words.noEstimate : say(words.left, { time })}`;
}

function timeInWords(ms: number, language: string): string {
  if (ms < MINUTE) return sayCount(words.seconds, Math.max(1, Math.round(ms / SECOND)), language);
  return sayCount(words.minutes, Math.round(ms / MINUTE), language);
}
