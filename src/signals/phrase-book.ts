import type { PhraseLabel, WordList } from './list-of-words.js';
import { WORD_LISTS } from './lists/word-lists.js';
import { SEVERITIES, type Severity } from './severity.js';
import { createMaskMatcher, type MaskMatcher } from './text/mask.js';
import { createMatcher, type Matcher } from './text/matcher.js';
import { type Phrase, readPhrase } from './text/phrase.js';

/** Phrases made ready for the search. */
export interface PhraseBook {
  readonly match: Matcher<PhraseLabel>;
  readonly matchMasks: MaskMatcher<PhraseLabel>;
}

// A newsroom's longest list; beyond it compiling takes seconds.
const MAX_SITE_PHRASES = 20_000;

/**
 * The shipped phrases for a text in a language (BCP 47): slurs, and threats of several words, of every list, since
 * people write them anywhere; the rest of the text's own language only, since elsewhere it may mean something else.
 */
export function shippedBook(language: string): PhraseBook {
  const primary = language.toLowerCase().split('-', 1)[0] ?? '';
  const own = WORD_LISTS.some((list) => list.language === primary) ? primary : '';
  const known = shipped.get(own);
  if (known !== undefined) return known;
  const phrases = WORD_LISTS.flatMap((list) =>
    list.language === own ? phrasesOf(list, ALL_LABELS) : phrasesOf(abroad(list), ALL_LABELS),
  );
  const book = bookOf(phrases);
  shipped.set(own, book);
  return book;
}

const ALL_LABELS: readonly PhraseLabel[] = [...SEVERITIES, 'allowed'];
const shipped = new Map<string, PhraseBook>();

/**
 * The book of a newsroom's own words. Each is a phrase, with `*` for open ends, and may begin with how grave it is
 * ("slur: …") or with "allow:"; without that it is `listed`. What cannot be read is left out.
 */
export function siteBook(words: readonly string[]): PhraseBook {
  const phrases = words.slice(0, MAX_SITE_PHRASES).map((written) => {
    const [, label = '', text = written] = SITE_WORD.exec(written) ?? [];
    const isAllowed = label.toLowerCase() === 'allow';
    return readPhrase<PhraseLabel>(
      text,
      isAllowed ? 'allowed' : ((label.toLowerCase() || 'listed') as Severity),
    );
  });
  return bookOf(phrases.filter((phrase) => phrase !== undefined));
}

/** What of a list counts in texts of other languages. */
function abroad({ language, slur = [], threat = [], allowed = [] }: WordList): WordList {
  return { language, slur, threat: threat.filter((written) => written.includes(' ')), allowed };
}

const SITE_WORD = /^\s*(mild|strong|listed|threat|slur|allow)\s*:(.*)$/is;

function phrasesOf(list: WordList, labels: readonly PhraseLabel[]): readonly Phrase<PhraseLabel>[] {
  return labels.flatMap((label) =>
    (list[label] ?? []).map((written) => readPhrase(written, label)).filter((phrase) => phrase !== undefined),
  );
}

function bookOf(phrases: readonly Phrase<PhraseLabel>[]): PhraseBook {
  const grave = phrases.filter(({ label }) => label !== 'mild' && label !== 'allowed');
  return { match: createMatcher(phrases), matchMasks: createMaskMatcher(grave) };
}
