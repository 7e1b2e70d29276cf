import type { LocalTime } from './format.js';
import type { OutlineLine } from './outline-lines.js';
import { isRule } from './outline-signed.js';
import { writtenDate, writtenMonth } from './written-dates.js';

interface OutlinePage {
  readonly title: string;
  /** `YYYY-MM`, from a line of its own near the top. */
  readonly month: string | undefined;
  readonly at: LocalTime | undefined;
  /** Addresses that stand on lines of their own near the top. */
  readonly urls: readonly string[];
  /** Blocks parted by one empty line. */
  readonly article: string;
  /** What a site sets above its headlines: its own name, its sections. */
  readonly above: string;
}

// The month stands above or below the headline, never further down than this many lines.
const TOP = 6;
// A headline that was wrapped at the width of a terminal goes on in the next line.
const WRAPPED_FROM = 60;
const MAX_MONTH_LINE = 60;
const MAX_HEADLINE = 200;
const URL_LINE = /^https?:\/\/\S+$/i;

/** Rules below the article belong to what follows it. */
function withoutLastRules(lines: readonly OutlineLine[]): readonly OutlineLine[] {
  return lines.slice(0, lines.findLastIndex((line) => !isRule(line)) + 1);
}

/** The article's lines as blocks, as they stand: lists keep their bullets. */
function articleOf(lines: readonly OutlineLine[]): string {
  return lines
    .map(({ text, blanks }, index) => `${index === 0 ? '' : blanks > 0 ? '\n\n' : '\n'}${text}`)
    .join('');
}

function titleLines(lines: readonly OutlineLine[]): number {
  const [first, second, third] = lines;
  if (first === undefined) return 0;
  const wrapsOnce = first.text.length >= WRAPPED_FROM && second?.blanks === 0 && second.bullet === undefined;
  const isHeadline = wrapsOnce && third?.blanks !== 0;
  return isHeadline ? 2 : 1;
}

/** A line that is a month, alone or beside few other words: "Archive | March 2016". */
function monthIn(text: string): string | undefined {
  const whole = writtenMonth(text);
  if (whole !== undefined || text.length > MAX_MONTH_LINE) return whole;
  const parts = text.split(/[·•|:>»]|\s[-–—]\s|\b(?:for|from|of)\b/u).map((part) => part.trim());
  return parts.map(writtenMonth).find((month) => month !== undefined);
}

/** No sentence, by itself above what follows. */
function isHeadline(line: OutlineLine | undefined, below: OutlineLine | undefined): boolean {
  if (line === undefined || below === undefined || line.text.length > MAX_HEADLINE) return false;
  return below.blanks > 0 && line.bullet === undefined && !/[.!?…:;]$/u.test(line.text);
}

/** How many lines stand above the headline where the month does not follow it: the site's own. */
function linesAbove(lines: readonly OutlineLine[], dated: OutlineLine | undefined): number {
  const at = dated === undefined ? -1 : lines.indexOf(dated);
  return at > 0 && isHeadline(lines[at + 1], lines[at + 2]) ? at : 0;
}

/** What stands above the thread: headline, month, addresses and the article. */
export function outlinePage(lines: readonly OutlineLine[]): OutlinePage {
  const top = lines.slice(0, TOP);
  const dated =
    top.find(({ text }) => (writtenMonth(text) ?? writtenDate(text)) !== undefined) ??
    top.find(({ text }) => monthIn(text) !== undefined);
  const at = dated === undefined ? undefined : writtenDate(dated.text);
  const addresses = top.filter(({ text }) => URL_LINE.test(text));
  const above = lines.slice(0, linesAbove(lines, dated)).filter((line) => !addresses.includes(line));
  const rest = lines.filter((line) => line !== dated && !addresses.includes(line) && !above.includes(line));
  const titled = titleLines(rest);
  return {
    title: rest
      .slice(0, titled)
      .map(({ text }) => text)
      .join(' '),
    month: dated === undefined ? undefined : (monthIn(dated.text) ?? at?.slice(0, 7)),
    at,
    urls: addresses.map(({ text }) => text),
    article: articleOf(withoutLastRules(rest.slice(titled))),
    above: articleOf(above),
  };
}
