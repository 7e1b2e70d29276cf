import { expansionOf, fold, GAP, INVISIBLE, SEVERAL } from './fold.js';

/** A text as folded characters, each with the place in the text where it came from. Invisible ones are left out. */
export interface Units {
  readonly length: number;
  /** From `fold`: GAP, or a folded letter, digit or picture. */
  readonly code: Int32Array;
  /** The code point as it stands in the text. */
  readonly raw: Int32Array;
  /** UTF-16 offsets, end exclusive; two units of one character share both. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Reads a text into units, in linear time; at most three units come of one character. */
export function scan(text: string): Units {
  let units = allocate(text.length + 4);
  let length = 0;
  for (let from = 0; from < text.length; ) {
    const raw = text.codePointAt(from) ?? 0;
    const to = from + (raw > 0xffff ? 2 : 1);
    const code = fold(raw);
    if (length + 3 > units.code.length) units = grow(units);
    if (code === SEVERAL) {
      for (const part of expansionOf(raw)) put(units, length++, [part, raw, from, to]);
    } else if (code === INVISIBLE) {
      // A mark belongs to the letter that it stands on.
      if (length > 0 && units.to[length - 1] === from) units.to[length - 1] = to;
    } else {
      units.code[length] = code;
      units.raw[length] = raw;
      units.from[length] = from;
      units.to[length] = to;
      length++;
    }
    from = to;
  }
  return { ...units, length };
}

/** Whether a unit parts words by a blank: space, line end or tab. */
export function isBlank(units: Units, i: number): boolean {
  if (units.code[i] !== GAP) return false;
  const raw = units.raw[i] ?? 0;
  return (
    raw === 32 ||
    (raw >= 9 && raw <= 13) ||
    raw === 0xa0 ||
    raw === 0x3000 ||
    (raw >= 0x2000 && raw <= 0x200a)
  );
}

type Columns = Omit<Units, 'length'>;

function allocate(capacity: number): Columns {
  return {
    code: new Int32Array(capacity),
    raw: new Int32Array(capacity),
    from: new Int32Array(capacity),
    to: new Int32Array(capacity),
  };
}

function grow(units: Columns): Columns {
  const larger = allocate(units.code.length * 2);
  larger.code.set(units.code);
  larger.raw.set(units.raw);
  larger.from.set(units.from);
  larger.to.set(units.to);
  return larger;
}

function put(
  units: Columns,
  at: number,
  [code, raw, from, to]: readonly [number, number, number, number],
): void {
  units.code[at] = code;
  units.raw[at] = raw;
  units.from[at] = from;
  units.to[at] = to;
}
