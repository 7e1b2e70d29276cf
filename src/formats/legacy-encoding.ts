/**
 * Which encoding of the years before UTF-8 a text is in that names none: the one whose letters make the most probable words.
 * Only those that Windows used are tried; their typographic marks are the same.
 */

/** The letters beyond ASCII of a language's words, the most frequent first. */
const ALPHABETS: readonly (readonly [encoding: string, letters: string])[] = [
  ['windows-1252', 'éäüàöèçáíóñêßâôîåøæãõúìòùëïû'],
  ['windows-1253', 'αοιετσνηυρπκμλςίόάωέύήδγχθώφβξζψ'],
  ['windows-1251', 'оеаинтсрвлкмдпуязыьбгчйхжшюцщэфъїієґђјљњћџ'],
  ['windows-1254', 'ışğüçöâİ'],
  ['windows-1250', 'ęąłěšíčáśéžýóżćńřůúďťňőűăşţđ'],
  ['windows-1255', 'יוהלאתמרשבנםדעקפחגטןכסזצךףץ'],
  ['windows-1256', 'اليمنرتوبعدسةفقهكحجشصطخأذزثىئضغظؤآإء'],
];
/** Languages that write Latin letters have few others between them, and the rest of the world writes no Latin ones within a word. */
const LATIN: ReadonlySet<string> = new Set(['windows-1252', 'windows-1254', 'windows-1250']);

const FREQUENT = 8;
const NOT_A_LETTER = /[^\p{L}\p{M}]/u;

function weighing(letters: string): ReadonlyMap<string, number> {
  return new Map(
    [...letters].map((letter, rank) => [letter, rank < FREQUENT ? 3 : rank < 2 * FREQUENT ? 2 : 1]),
  );
}

const WEIGHTS = new Map(ALPHABETS.map(([encoding, letters]) => [encoding, weighing(letters)]));

function isAscii(character: string | undefined): boolean {
  return character !== undefined && /[A-Za-z]/.test(character);
}

function scoreOf(character: string, before: string | undefined, encoding: string): number {
  // Nobody writes control characters; quotes, dashes and bullets are alike in all of them.
  if (character <= '\u009f' || character === '\ufffd') return -3;
  if (NOT_A_LETTER.test(character)) return 0;
  const weights = WEIGHTS.get(encoding);
  const lower = character.toLowerCase();
  const weight = weights?.get(lower) ?? weights?.get(character) ?? -2;
  // A capital within a word.
  const isOdd = character !== lower && before !== undefined && /\p{Ll}/u.test(before);
  const isMixed = !LATIN.has(encoding) && isAscii(before);
  const isRun =
    LATIN.has(encoding) && before !== undefined && before > '\u007f' && !NOT_A_LETTER.test(before);
  return isOdd || isMixed || isRun ? -2 : weight;
}

/** The most probable encoding of bytes that are no UTF-8: a label that TextDecoder knows. */
export function legacyEncoding(bytes: Uint8Array): string {
  const scores = ALPHABETS.map(([encoding]) => {
    const text = new TextDecoder(encoding).decode(bytes);
    let score = 0;
    for (let at = 0; at < text.length; at++) {
      const character = text[at] ?? '';
      if (character > '\u007f') score += scoreOf(character, text[at - 1], encoding);
    }
    return { encoding, score };
  });
  // Of equals the first: western Europe's, where only the typography tells.
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).encoding;
}
