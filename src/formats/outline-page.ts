import type { LocalTime } from './format.js';
import type { OutlineLine } from './outline-lines.js';
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
}

// The month stands above or below the headline, never further down than this many lines.
const TOP = 6;
// A headline that was wrapped at the width of a terminal goes on in the next line.
const WRAPPED_FROM = 60;
const URL_LINE = /^https?:\/\/\S+$/i;

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

/** What stands above the thread: headline, month, addresses and the article. */
export function outlinePage(lines: readonly OutlineLine[]): OutlinePage {
  const dated = lines
    .slice(0, TOP)
    .find(({ text }) => (writtenMonth(text) ?? writtenDate(text)) !== undefined);
  const at = dated === undefined ? undefined : writtenDate(dated.text);
  const addresses = lines.slice(0, TOP).filter(({ text }) => URL_LINE.test(text));
  const rest = lines.filter((line) => line !== dated && !addresses.includes(line));
  const titled = titleLines(rest);
  return {
    title: rest
      .slice(0, titled)
      .map(({ text }) => text)
      .join(' '),
    month: dated === undefined ? undefined : (writtenMonth(dated.text) ?? at?.slice(0, 7)),
    at,
    urls: addresses.map(({ text }) => text),
    article: articleOf(rest.slice(titled)),
  };
}
