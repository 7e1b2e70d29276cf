/**
 * A page saved as plain text, with the discussion below its article as an outline: bullets with names, indentation for
 * replies. There are no ids: they are made of the page's month and title, and of each comment's name and text, so that a
 * page saved again later adds only what is new. Comments carry no times but those written beside their names.
 * In `meta` of a comment: `position` on the page, from 1.
 */
import type { ArchiveFormat, ParsedComment, ParsedFailure, ParsedRecord, ParsedThread } from './format.js';
import { outlineLines } from './outline-lines.js';
import { outlinePage } from './outline-page.js';
import { outlineStyle } from './outline-style.js';
import { type OutlineComment, outlineThread } from './outline-thread.js';
import { failureFrom, refusedArchive } from './parse-failure.js';
import { contentId } from './record-fields.js';
import { fold } from './written-dates.js';

// The longest discussions saved as text are some hundred kilobytes.
const MAX_PAGE = 32 * 1024 * 1024;
const MAX_ID = 200;

interface ReadPage {
  readonly thread: ParsedThread;
  readonly comments: readonly ParsedComment[];
  readonly warnings: readonly Extract<ParsedRecord, { type: 'warning' }>[];
}

/** The same name and text may stand on a page more than once. */
function idsOf(threadId: string, comments: readonly OutlineComment[]): readonly string[] {
  const seen = new Map<string, number>();
  return comments.map(({ name, text }) => {
    const made = contentId([threadId, name, text]);
    const times = (seen.get(made) ?? 0) + 1;
    seen.set(made, times);
    return times === 1 ? made : `${made}-${times}`;
  });
}

function readPage(text: string): ReadPage {
  const lines = outlineLines(text);
  const style = outlineStyle(lines);
  const { title, month, at, urls, article } = outlinePage(lines.slice(0, style.heading ?? style.start));
  const { comments, outside } = outlineThread(lines, style);
  const threadId = `${month ?? ''} ${fold(title)}`.trim().slice(0, MAX_ID);
  const ids = idsOf(threadId, comments);
  const warnings: ReadPage['warnings'][number][] = [];
  if (outside.length > 0) {
    const message = 'lines after the comments belong to none of them and were left out';
    const line = outside[0]?.number ?? 1;
    warnings.push({ type: 'warning', code: 'text_outside', message, line, count: outside.length });
  }
  if (style.headingCount !== undefined && style.headingCount !== comments.length) {
    const message = `the page says ${style.headingCount} comments; ${comments.length} are in the file`;
    warnings.push({ type: 'warning', code: 'count_differs', message });
  }
  return {
    thread: {
      type: 'thread',
      sourceId: threadId,
      urls,
      ...(title === '' ? {} : { title }),
      ...(at === undefined ? {} : { createdLocal: at }),
      article: { text: article, format: 'plain', ...(month === undefined ? {} : { month }) },
    },
    comments: comments.map((comment, index) => ({
      type: 'comment',
      sourceId: ids[index] ?? '',
      threadRef: threadId,
      ...(comment.parent === undefined ? {} : { parentRef: ids[comment.parent] ?? '' }),
      text: comment.text,
      format: 'plain',
      ...(comment.at === undefined ? {} : { createdLocal: comment.at }),
      status: 'published',
      kind: 'comment',
      author: { name: comment.name },
      meta: { position: index + 1 },
    })),
    warnings,
  };
}

async function wholeText(text: AsyncIterable<string>): Promise<string> {
  const chunks: string[] = [];
  let length = 0;
  for await (const chunk of text) {
    length += chunk.length;
    if (length > MAX_PAGE) throw refusedArchive('a saved page is never that long');
    chunks.push(chunk);
  }
  return chunks.join('');
}

async function* parseOutline(text: AsyncIterable<string>): AsyncGenerator<ParsedRecord, void, void> {
  let page: ReadPage;
  try {
    page = readPage(await wholeText(text));
  } catch (error) {
    const failure: ParsedFailure = failureFrom(error, { line: 1, column: 1, lastSourceId: undefined });
    return yield failure;
  }
  yield page.thread;
  yield* page.comments;
  yield* page.warnings;
}

// Only typographic bullets tell a page from a list in some other text file.
const TYPOGRAPHIC = /^[•◦▪▫‣⁃●○■□∙·]$/;

/** A month near the top, a heading over comments, or several comments under typographic bullets. */
function isOutline(head: string): boolean {
  if (/^\s*[<{[]/.test(head)) return false;
  const lines = outlineLines(head);
  const style = outlineStyle(lines);
  if (style.heading !== undefined && style.certain > 0) return true;
  const { month } = outlinePage(lines.slice(0, style.start).slice(0, 3));
  if (month !== undefined && lines.length > 2) return true;
  return style.certain > 1 && [...style.markers].some((marker) => TYPOGRAPHIC.test(marker));
}

export const outline: ArchiveFormat = {
  name: 'outline',
  system: 'outline',
  makesReports: true,
  detect: isOutline,
  parse: parseOutline,
};
