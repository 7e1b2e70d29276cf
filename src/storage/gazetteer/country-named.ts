import { placeKey } from '../../core/place-name.js';

/** Languages whose names of countries are understood beside the codes. */
const LANGUAGES = ['en', 'fr', 'de', 'es', 'ar', 'ru', 'el', 'he', 'tr', 'uk', 'fa', 'pl', 'pt', 'it'];
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

let codes: ReadonlyMap<string, string> | undefined;

/** The ISO 3166-1 alpha-2 code of a country by its code or its name in some languages; undefined for anything else. */
export function countryNamed(text: string): string | undefined {
  codes ??= new Map(LANGUAGES.flatMap(namesIn));
  return codes.get(placeKey(text));
}

function namesIn(language: string): [string, string][] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const all = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return all.flatMap((code): [string, string][] => {
    const name = names.of(code);
    return name === undefined
      ? []
      : [
          [placeKey(name), code],
          [code.toLowerCase(), code],
        ];
  });
}
