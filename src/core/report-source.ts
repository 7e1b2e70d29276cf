import { bodyFromMarkdown } from './body/from-markdown.js';
import type { Block, Body } from './body/tree.js';
import type { PhotoPlace } from './report.js';

/** A line of its own that shows a photo: `![](photo:ID)`; its words are those of the photo's own row. */
const PHOTO_LINE = /^ {0,3}!\[[^\]\n]{0,300}\]\(photo:([0-9a-z]{1,40})\) *$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** What a report's text is made of. */
export interface ReadSource {
  readonly body: Body;
  readonly places: readonly PhotoPlace[];
}

/** The text of a report: the small Markdown with headings, and lines that show photos. Never throws; linear in time. */
export function readReportSource(source: string): ReadSource {
  const body: Block[] = [];
  const places: PhotoPlace[] = [];
  let piece: string[] = [];
  let fence = '';
  const flush = (): void => {
    body.push(...bodyFromMarkdown(piece.join('\n'), { headings: true }));
    piece = [];
  };
  for (const line of source.split(/\r\n?|\n/)) {
    fence = fenceAfter(line, fence);
    const photo = fence === '' ? PHOTO_LINE.exec(line)?.[1] : undefined;
    if (photo === undefined) piece.push(line);
    else {
      flush();
      places.push({ photo, before: body.length });
    }
  }
  flush();
  return { body, places };
}

/** The fence that a line leaves open; empty for none. */
function fenceAfter(line: string, open: string): string {
  const mark = FENCE.exec(line)?.[1];
  if (mark === undefined) return open;
  if (open === '') return mark;
  const closes = mark[0] === open[0] && mark.length >= open.length && line.trim() === mark;
  return closes ? '' : open;
}

/** Words of a text as a person counts them; scripts without blanks are counted by Unicode's rules for words. */
export function countWords(text: string): number {
  let count = 0;
  for (const { isWordLike } of new Intl.Segmenter('und', { granularity: 'word' }).segment(text)) {
    if (isWordLike) count++;
  }
  return count;
}
