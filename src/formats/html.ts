/**
 * Saved web pages: an article with its discussion, recovered from what a browser or an archive kept. Comments are known by
 * the address that led to them (page and fragment), else by their content. Times that a page tells only by their distance
 * count from `--captured-at`; local times stay local. In `meta` of a comment: `recovered` (always `page`), `relative` (the
 * words) and `precision` (the unit) of such a time. In `meta` of a thread: `recovered`, `markup`, and `sha256` of the page's text.
 */
import { createHash } from 'node:crypto';
import { normaliseStoryUrl } from '../core/url.js';
import { eachFile } from './each-file.js';
import { emitComment, emitThread } from './emit-records.js';
import type { ArchiveFile, ArchiveFormat, ParsedRecord, ReadingOptions } from './format.js';
import { oneFile } from './one-file.js';
import { countedBack, relativeWarning } from './page/counted-back.js';
import type { PageComment, PageDiscussion } from './page/page-comment.js';
import { pageAddress } from './page/page-head.js';
import { type ReadPage, readPage } from './page/read-page.js';
import { failureFrom, refusedArchive } from './parse-failure.js';
import { contentId } from './record-fields.js';
import { createRecordSink } from './record-sink.js';
import type { Emit } from './xml-dialect.js';

// The largest saved pages, with pictures in them, have a few megabytes.
const MAX_PAGE = 32 * 1024 * 1024;
const NOTHING_FOUND =
  'nothing on the page looks like a comment; scripts may have drawn them, or a map (--map) has to tell';
const GUESSED =
  'the markup of this page is not known; names, times and texts were told by how its classes are called. Compare, or give a map (--map)';
const GOES_ON = 'the discussion goes on on further pages; import them, too';
const ALL_BUT_TRACKING = { meaningfulQuery: 'all-but-tracking' } as const;

/** The page's key: its address without scheme, `www.` and the like; else made of its headline. */
function keyOf({ head, discussion }: ReadPage): { readonly key: string; readonly urls: readonly string[] } {
  const told = discussion?.page?.url;
  const urls = [...new Set([...head.urls, ...(told === undefined ? [] : [pageAddress(told)])])];
  const address = urls
    .map((url) => normaliseStoryUrl(url, ALL_BUT_TRACKING))
    .find((key) => key !== undefined);
  return { key: address ?? `page-${contentId([head.title ?? '', discussion?.page?.title ?? ''])}`, urls };
}

/** An anchor that is an address itself names the comment wherever it stands. */
function idsOf(key: string, comments: readonly PageComment[]): readonly string[] {
  const seen = new Set<string>();
  return comments.map(({ anchor, author, text, time }) => {
    const isAddress = anchor !== undefined && /^https?:/i.test(anchor);
    const made = `${key}#made-${contentId([author.name ?? '', text, String(time.at ?? time.local ?? '')])}`;
    const wanted = anchor === undefined || anchor === '' ? made : isAddress ? anchor : `${key}#${anchor}`;
    let id = wanted;
    for (let n = 2; seen.has(id); n++) id = `${wanted}-${n}`;
    seen.add(id);
    return id;
  });
}

function emitDiscussion(
  emit: Emit,
  { comments }: PageDiscussion,
  { key, capturedAt }: { readonly key: string; readonly capturedAt: number | undefined },
): void {
  const ids = idsOf(key, comments);
  for (const [index, comment] of comments.entries()) {
    const { relative } = comment.time;
    const meta = { recovered: 'page', relative: relative?.written, precision: relative?.precision };
    emitComment(emit, {
      id: ids[index],
      thread: key,
      parent: comment.parent === undefined ? undefined : ids[comment.parent],
      text: comment.text,
      format: comment.isPlain === true ? 'plain' : 'html',
      created: countedBack(comment.time, capturedAt),
      status: comment.status,
      kind: comment.kind,
      author: comment.author,
      votes: comment.votes,
      meta,
    });
  }
}

function tellWhatIsMissing(emit: Emit, page: ReadPage, capturedAt: number | undefined): void {
  const { head, discussion } = page;
  const count = discussion?.comments.length;
  const warn = (code: string, message: string): void => emit({ type: 'warning', code, message });
  if (count === undefined) warn('no_comments', NOTHING_FOUND);
  if (discussion?.markup === 'unknown markup') warn('guessed_markup', GUESSED);
  if (head.promised !== undefined && count !== undefined && head.promised !== count)
    warn('count_differs', `the page says ${head.promised} comments; ${count} are in the file`);
  if (head.isPartial || discussion?.page?.hasMore === true) warn('partial_page', GOES_ON);
  const told = relativeWarning(
    (discussion?.comments ?? []).map(({ time }) => time),
    capturedAt,
  );
  if (told !== undefined) emit(told);
}

async function wholeText(file: ArchiveFile): Promise<string> {
  const chunks: string[] = [];
  let length = 0;
  for await (const chunk of file.text) {
    length += chunk.length;
    if (length > MAX_PAGE) throw refusedArchive('a saved page is never that long');
    chunks.push(chunk);
  }
  return chunks.join('');
}

function emitPage(emit: Emit, text: string, { capturedAt, selectors }: ReadingOptions): void {
  const page = readPage(text, selectors);
  const { head, discussion, article } = page;
  const { key, urls } = keyOf(page);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const markup = discussion?.markup ?? 'none';
  emitThread(emit, {
    id: key,
    urls,
    title: discussion?.page?.title ?? head.title,
    created: head.created,
    closed: discussion?.page?.isClosed,
    // Without a discussion it is some page that was given by mistake: nothing is made of it.
    article: discussion === undefined ? undefined : { text: article, format: 'html' },
    meta: { recovered: 'page', markup, sha256 },
  });
  emit({
    type: 'warning',
    code: 'recovered',
    message: `recovered from a saved page (${markup}), SHA-256 of its text ${sha256}`,
    sourceId: key,
  });
  if (discussion !== undefined) emitDiscussion(emit, discussion, { key, capturedAt });
  tellWhatIsMissing(emit, page, capturedAt);
}

async function* parsePageFile(
  file: ArchiveFile,
  options: ReadingOptions,
): AsyncGenerator<ParsedRecord, void, void> {
  const sink = createRecordSink();
  try {
    emitPage(sink.emit, await wholeText(file), options);
  } catch (error) {
    return yield failureFrom(error, { line: 1, column: 1, lastSourceId: sink.lastSourceId() });
  }
  yield* sink.drain();
}

const START =
  /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:[^-]|-(?!->)){0,4000}-->\s*)*(?:<!doctype\s+html|<html[\s>])/i;
/** A piece of a page, saved without its head. */
const PIECE =
  /^\s*<(?:ol|ul|dl|li|div|section|article)\b[^>]{0,400}\b(?:id|class|itemtype)\s*=\s*["'][^"'>]{0,200}comment/i;

function isPage(head: string): boolean {
  return START.test(head) || PIECE.test(head);
}

function htmlWith(options: ReadingOptions): ArchiveFormat {
  return {
    name: 'html',
    system: 'html',
    makesReports: true,
    detect: isPage,
    parse: (text) => eachFile(oneFile(text), (file) => parsePageFile(file, options)),
    parseFiles: (files) => eachFile(files, (file) => parsePageFile(file, options)),
    with: htmlWith,
  };
}

export const html: ArchiveFormat = htmlWith({});
