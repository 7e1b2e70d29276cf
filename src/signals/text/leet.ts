/**
 * Digits and signs that stand for letters. Some stand for two: the first reading takes 1, !, | for i and 6 for g, the
 * second takes them for l and b.
 */
export type Reading = 0 | 1;

const BOTH: Readonly<Record<string, string>> = {
  '0': 'o',
  '2': 'z',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '£': 'l',
  '¢': 'c',
  '¥': 'y',
  '+': 't',
  '(': 'c',
  '×': 'x',
};
const TWOFOLD: Readonly<Record<string, string>> = { '1': 'il', '!': 'il', '|': 'il', '¡': 'il', '6': 'gb' };
const REGIONAL_A = 0x1f1e6;
const REGIONAL_Z = REGIONAL_A + 25;
const EURO = 0x20ac;
const TABLE_END = 256;

const READINGS: readonly [Uint8Array, Uint8Array] = [tableOf(0), tableOf(1)];

function tableOf(reading: Reading): Uint8Array {
  const table = new Uint8Array(TABLE_END);
  for (const [sign, letter] of Object.entries(BOTH)) table[sign.charCodeAt(0)] = letter.charCodeAt(0);
  for (const [sign, letters] of Object.entries(TWOFOLD))
    table[sign.charCodeAt(0)] = letters.charCodeAt(reading);
  return table;
}

/** The letter that a digit or sign stands for, or 0. */
export function leetLetter(raw: number, reading: Reading): number {
  if (raw < TABLE_END) return READINGS[reading][raw] ?? 0;
  if (isFlagLetter(raw)) return 97 + raw - REGIONAL_A;
  return raw === EURO ? 101 : 0;
}

/** Whether a sign stands for two letters, so that both readings have to be tried. */
export function isTwofold(raw: number): boolean {
  return raw < TABLE_END && READINGS[0][raw] !== READINGS[1][raw];
}

/** A regional indicator: two make a flag, a row of them spells a word. */
export function isFlagLetter(raw: number): boolean {
  return raw >= REGIONAL_A && raw <= REGIONAL_Z;
}

/** The signs of money: before or after a number they are what they are. */
export function isMoney(raw: number): boolean {
  return raw === 0x24 || raw === EURO || raw === 0xa3 || raw === 0xa5;
}
