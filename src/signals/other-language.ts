import { detectLanguage, KNOWN_LANGUAGES } from './language/detect.js';
import type { Signal } from './signal.js';

/** A fact, not a fault: readers quote and greet in other languages, and no shipped policy holds for it alone. */
const OTHER = 0.5;

/** Tells that a text reads as another language than the discussion's and the site's, where little doubt is left. */
export const otherLanguage: Signal = {
  name: 'other-language',
  measure({ text, language }, { story, site }) {
    const expected = [story.language, site.language].map(primary);
    if (!expected.every((tag) => KNOWN_LANGUAGES.has(tag))) return undefined;
    const found = language === undefined ? detectLanguage(text) : primary(language);
    if (found === undefined || expected.includes(found)) return undefined;
    return {
      signal: otherLanguage.name,
      score: OTHER,
      spans: [],
      sentence: `Reads as another language (${found}) than the discussion (${expected[0]}).`,
    };
  },
};

function primary(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? '';
}
