/** Scripts written from right to left (ISO 15924). */
const RIGHT_TO_LEFT = /Adlm|Arab|Hebr|Mand|Nkoo|Rohg|Syrc|Thaa/;

/** Which way a language is written: by the script that its tag names, or else by its usual one (CLDR likely subtags). */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** `tag` when it is a well-formed language tag, else `otherwise`: a tag from an import or a page may be anything. */
export function languageOr(tag: string | null | undefined, otherwise = 'en'): string {
  try {
    return Intl.getCanonicalLocales(tag ?? otherwise)[0] ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** The longest beginning of a well-formed `tag` that is among `known`: `pt-BR`, then `pt` (RFC 4647, 3.4). */
export function lookUp(known: readonly string[], tag: string): string | undefined {
  for (let wanted = tag; wanted; wanted = wanted.slice(0, Math.max(0, wanted.lastIndexOf('-')))) {
    if (known.includes(wanted)) return wanted;
  }
  return undefined;
}

/** What `words` has in the language of `tag`, by `lookUp`; of a malformed tag, English. Undefined where it has none. */
export function wordsIn<Words>(
  words: Readonly<Record<string, Words>>,
  tag: string | null,
): Words | undefined {
  return words[lookUp(Object.keys(words), languageOr(tag)) ?? ''];
}
