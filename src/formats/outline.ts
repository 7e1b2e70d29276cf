/**
 * A page saved as plain text, with the discussion below its article as an outline: bullets with names, indentation for
 * replies. There are no ids: they are made of the page's month and title, and of each comment's name and text, so that a
 * page saved again later adds only what is new. Comments carry no times but those written beside their names; distances
 * ("3 years ago") count from `--captured-at`. In `meta` of a comment: `position` on the page, from 1, `relative` (the words)
 * and `precision` (the unit) of such a time; of a thread `above`, what stands above the headline.
 */
import type {
  ArchiveFormat,
  ParsedComment,
  ParsedFailure,
  ParsedRecord,
  ParsedThread,
  ParsedWarning,
  ReadingOptions,
} from './format.js';
import type { OutlineLine } from './outline-lines.js';
import { outlinePage } from './outline-page.js';
import { understoodOutline } from './outline-style.js';
import { type OutlineComment, outlineThread } from './outline-thread.js';
import { countedBack, relativeWarning } from './page/counted-back.js';
import { failureFrom, refusedArchive } from './parse-failure.js';
import { contentId } from './record-fields.js';
import { fold } from './written-dates.js';

// The longest discussions saved as text are some hundred kilobytes.
const MAX_PAGE = 32 * 1024 * 1024;
const MAX_ID = 200;
const NOTHING_FOUND =
  'nothing on the page could be told apart as a comment; all of its text became the article. Compare with the page';

interface ReadPage {
  readonly thread: ParsedThread;
  readonly comments: readonly ParsedComment[];
  readonly warnings: readonly ParsedWarning[];
}

interface Reading {
  readonly comments: readonly OutlineComment[];
  readonly outside: readonly OutlineLine[];
  /** How many comments the page says that it has. */
  readonly promised: number | undefined;
}

interface CommentPlace {
  readonly ids: readonly string[];
  readonly threadId: string;
  readonly index: number;
  readonly capturedAt: number | undefined;
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

/** What a reading tells beside its records. */
function* warningsOf(reading: Reading, capturedAt: number | undefined): Generator<ParsedWarning> {
  const { outside, promised, comments } = reading;
  if (outside.length > 0) {
    const message = 'lines outside of the comments belong to none of them and were left out';
    const line = outside[0]?.number ?? 1;
    yield { type: 'warning', code: 'text_outside', message, line, count: outside.length };
  }
  if (promised !== undefined && promised !== comments.length) {
    const message = `the page says ${promised} comments; ${comments.length} are in the file`;
    yield { type: 'warning', code: 'count_differs', message };
  }
  for (const { time, line } of comments)
    if (time?.unreadable !== undefined)
      yield { type: 'warning', code: 'bad_date', message: `no date: ${time.unreadable}`, line };
  if (comments.length === 0) yield { type: 'warning', code: 'no_comments', message: NOTHING_FOUND };
  const times = comments.flatMap(({ time }) => time ?? []);
  const told = relativeWarning(times, capturedAt);
  if (told !== undefined) yield told;
}

function commentOf(
  comment: OutlineComment,
  { ids, threadId, index, capturedAt }: CommentPlace,
): ParsedComment {
  const { parent, name, text, time } = comment;
  const { at, local } = time === undefined ? {} : countedBack(time, capturedAt);
  return {
    type: 'comment',
    sourceId: ids[index] ?? '',
    threadRef: threadId,
    ...(parent === undefined ? {} : { parentRef: ids[parent] ?? '' }),
    text,
    format: 'plain',
    ...(at === undefined ? {} : { createdAt: at }),
    ...(local === undefined ? {} : { createdLocal: local }),
    status: 'published',
    kind: 'comment',
    author: { name },
    meta: {
      position: index + 1,
      ...(time?.relative === undefined
        ? {}
        : { relative: time.relative.written, precision: time.relative.precision }),
    },
  };
}

function readPage(text: string, capturedAt: number | undefined): ReadPage {
  const { lines, style } = understoodOutline(text);
  const { title, month, at, urls, article, above } = outlinePage(
    lines.slice(0, style.heading ?? style.start),
  );
  const thread = outlineThread(lines, style);
  const { comments } = thread;
  const outside = [...lines.slice((style.heading ?? style.start) + 1, style.start), ...thread.outside];
  const threadId = `${month ?? ''} ${fold(title)}`.trim().slice(0, MAX_ID);
  const ids = idsOf(threadId, comments);
  return {
    thread: {
      type: 'thread',
      sourceId: threadId,
      urls,
      ...(title === '' ? {} : { title }),
      ...(at === undefined ? {} : { createdLocal: at }),
      article: { text: article, format: 'plain', ...(month === undefined ? {} : { month }) },
      ...(above === '' ? {} : { meta: { above } }),
    },
    comments: comments.map((comment, index) => commentOf(comment, { ids, threadId, index, capturedAt })),
    warnings: [...warningsOf({ comments, outside, promised: style.headingCount }, capturedAt)],
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

async function* parseOutline(
  text: AsyncIterable<string>,
  { capturedAt }: ReadingOptions,
): AsyncGenerator<ParsedRecord, void, void> {
  let page: ReadPage;
  try {
    page = readPage(await wholeText(text), capturedAt);
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

// Markup, JSON, and the export of Movable Type, whose sections look like headings.
const OTHERS = /^\s*(?:[<{[]|(?:AUTHOR|TITLE|BASENAME|STATUS|DATE|UNIQUE URL):)/;

/** A month near the top, a heading over comments, or several comments under typographic bullets. */
function isOutline(head: string): boolean {
  if (OTHERS.test(head)) return false;
  const { lines, style } = understoodOutline(head);
  if (style.heading !== undefined && style.certain > 0) return true;
  const { month } = outlinePage(lines.slice(0, style.start).slice(0, 3));
  if (month !== undefined && lines.length > 2) return true;
  return style.certain > 1 && [...style.markers].some((marker) => TYPOGRAPHIC.test(marker));
}

function outlineWith(options: ReadingOptions): ArchiveFormat {
  return {
    name: 'outline',
    system: 'outline',
    makesReports: true,
    detect: isOutline,
    parse: (text) => parseOutline(text, options),
    with: outlineWith,
  };
}

export const outline: ArchiveFormat = outlineWith({});
