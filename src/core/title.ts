import { countCodePoints, removeForbidden, settleMarks } from './text.js';

/** Longer than any headline printed; keeps lists and mails readable. */
const MAX_TITLE_CODE_POINTS = 300;

/** A story's title in one line, as it is stored: forbidden characters out, single spaces, cut with an ellipsis. Never refuses. */
export function cleanTitle(raw: string): string {
  const title = settleMarks(removeForbidden(raw.replace(/\s+/g, ' '))).trim();
  if (countCodePoints(title) <= MAX_TITLE_CODE_POINTS) return title;
  const start = [...title.slice(0, 2 * MAX_TITLE_CODE_POINTS)].slice(0, MAX_TITLE_CODE_POINTS - 1);
  return `${start.join('')}…`;
}
