import type { Evidence, Span } from '../core/evidence.js';
import type { PhraseLabel } from './list-of-words.js';
import { type PhraseBook, shippedBook } from './phrase-book.js';
import { SEVERITIES, SEVERITY_SCORES, type Severity } from './severity.js';
import type { Draft, Signal } from './signal.js';
import { createSiteBooks } from './site-books.js';
import { type Readings, readingsOf, readText } from './text/readings.js';

interface Found extends Span {
  readonly label: PhraseLabel;
  readonly isDisguised: boolean;
}

interface Finding extends Found {
  readonly label: Severity;
}

// Enough to judge by; a text of nothing but listed words needs no more.
const MOST_SPANS = 50;

/**
 * Finds listed words and phrases in a draft's text and in its author's name, through disguises (docs/reference/
 * signals.md says which). The score is that of the gravest phrase.
 */
export function createWordListSignal(): Signal {
  const siteBooks = createSiteBooks();
  return {
    name: 'word-list',
    measure(draft, { site, story }) {
      const own = siteBooks(site.slug, site.words);
      const shipped = shippedBook(draft.language ?? story.language);
      const books = own === undefined ? [shipped] : [shipped, own];
      const inText = findIn(readingsOf(draft), books);
      const inName = draft.name === '' ? [] : findIn(readText(draft.name), books);
      if (inText.length + inName.length === 0) return undefined;
      return evidenceOf(draft, inText, inName);
    },
  };
}

function findIn({ units, all }: Readings, books: readonly PhraseBook[]): readonly Finding[] {
  const found: Found[] = [];
  for (const [i, { squeezed }] of all.entries()) {
    for (const { match } of books) {
      match(squeezed, ({ start, end, phrase }) =>
        found.push({ start, end, label: phrase.label, isDisguised: i > 0 }),
      );
    }
  }
  for (const { matchMasks } of books) {
    for (const { start, end, phrases } of matchMasks(units)) {
      found.push({ start, end, label: mildest(phrases.map((phrase) => phrase.label)), isDisguised: true });
    }
  }
  return withoutAllowed(found);
}

/** A mask that may hide several words counts as the mildest of them. */
function mildest(labels: readonly PhraseLabel[]): PhraseLabel {
  return SEVERITIES.find((severity) => labels.includes(severity)) ?? 'mild';
}

/** Drops what lies inside an allowed phrase, and second findings of one place. One sweep over both in order. */
function withoutAllowed(found: readonly Found[]): readonly Finding[] {
  if (found.length === 0) return [];
  const isAllowance = (one: Found) => (one.label === 'allowed' ? 0 : 1);
  const inOrder = [...found].sort(
    (a, b) => a.start - b.start || isAllowance(a) - isAllowance(b) || b.end - a.end,
  );
  const kept: Finding[] = [];
  let allowedTo = -1;
  for (const one of inOrder) {
    if (one.label === 'allowed') allowedTo = Math.max(allowedTo, one.end);
    else if (one.end > allowedTo) keep(kept, one as Finding);
  }
  return kept;
}

function keep(kept: Finding[], one: Finding): void {
  const last = kept.at(-1);
  const repeats = last !== undefined && one.end <= last.end;
  if (!repeats) kept.push(one);
  else if (SEVERITY_SCORES[one.label] > SEVERITY_SCORES[last.label]) kept[kept.length - 1] = one;
}

function evidenceOf(draft: Draft, inText: readonly Finding[], inName: readonly Finding[]): Evidence {
  const all = [...inText, ...inName];
  return {
    signal: 'word-list',
    score: all.reduce((gravest, { label }) => Math.max(gravest, SEVERITY_SCORES[label]), 0),
    spans: inText
      .slice(0, MOST_SPANS)
      .map(({ start, end }) => ({ start, end: Math.min(end, draft.text.length) })),
    sentence: sentenceOf(all, inName.length > 0),
  };
}

const NAMES: Readonly<Record<Severity, readonly [string, string]>> = {
  slur: ['slur', 'slurs'],
  threat: ['threat', 'threats'],
  listed: ["phrase from this newsroom's list", "phrases from this newsroom's list"],
  strong: ['strong word', 'strong words'],
  mild: ['rude word', 'rude words'],
};

function sentenceOf(all: readonly Finding[], isInName: boolean): string {
  const parts = Object.entries(NAMES).flatMap(([severity, [one, many]]) => {
    const count = all.filter(({ label }) => label === severity).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const disguised = all.some((one) => one.isDisguised) ? ', partly in disguise' : '';
  const where = isInName ? ', some of it in the name of the author' : '';
  return `Holds ${parts.join(', ')}${disguised}${where}.`;
}
