/** A name that may hold in one language only. */
export interface InLanguage {
  /** The language of the reports in which it is called so, a BCP 47 tag; missing: all for which there is no other name. */
  readonly language?: string;
}

/** Of several names for one thing the one of a language, else one for all. */
export function inLanguage<T extends InLanguage>(names: readonly T[], language: string): T | undefined {
  const own = names.find((one) => one.language !== undefined && primary(one.language) === primary(language));
  return own ?? names.find((one) => one.language === undefined);
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}
