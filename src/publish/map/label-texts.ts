import type { Cut } from './cuts.js';
import type { FurnitureWords } from './furniture-words.js';
import type { MapPlace, Tone } from './map-document.js';
import { INK, TONE_INKS } from './palette.js';
import { blockOf, type TextBlock, type TextLine } from './set-text.js';
import type { DrawnStatus } from './status-style.js';
import { type Script, scriptOf } from './text-runs.js';
import { type Type, textWidth, wrapText } from './text-width.js';

/** Sizes of place names by importance, 1 to 5, at unit 1. */
const PLACE_SIZES = [11.5, 12, 13, 14.5, 17];

/** The ways to set a place's name, with the name in its own script below it. */
export function placeBlocks(place: MapPlace, cut: Cut): TextBlock[] {
  const size = (PLACE_SIZES[Math.round(place.importance) - 1] ?? 12) * cut.unit;
  const type: Type = { size, bold: place.importance >= 4 };
  const local: TextLine[] =
    place.localName === undefined
      ? []
      : [{ text: place.localName, type: { size: size * 0.82 }, fill: INK.muted }];
  return variants(place.name, type, 2).map((lines) =>
    blockOf([...lines.map((text) => ({ text, type, fill: INK.text })), ...local]),
  );
}

/** The ways to set the name of an area or point, its status under it unless it is plain fact. */
export function claimBlocks(
  label: string,
  look: { readonly status: DrawnStatus; readonly tone: Tone; readonly size: number },
  words: FurnitureWords,
): TextBlock[] {
  const type: Type = { size: look.size, bold: true };
  const fill = TONE_INKS[look.tone].ink;
  const small: Type = { size: look.size * 0.84, italic: true };
  const set = (lines: readonly string[], status: readonly string[]) =>
    blockOf([
      ...lines.map((text) => ({ text, type, fill })),
      ...status.map((text) => ({ text, type: small, fill: INK.text })),
    ]);
  const forms = variants(label, type, 3);
  if (look.status === 'confirmed') return forms.map((lines) => set(lines, []));
  const status = words.statuses[look.status];
  const widest = (lines: readonly string[]) => Math.max(...lines.map((line) => textWidth(line, type)));
  const narrow = (lines: readonly string[]) => Math.max(widest(lines), textWidth(status, small) / 2 + 8);
  const wrapped = forms.map((lines) => set(lines, wrapText(status, narrow(lines), small)));
  return [...forms.map((lines) => set(lines, [status])), ...wrapped, ...forms.map((lines) => set(lines, []))];
}

/** Sizes of country names at unit 1, the best first; on an inset they are set plain and small. */
const COUNTRY_SIZES = { focus: [13.5, 11.5], neighbour: [12, 10.2], inset: [9.5, 8.5] };

/** How country names are set. */
export interface CountryLook {
  readonly cut: Cut;
  readonly language: string;
  readonly inset: boolean;
}

/** The ways to set a country's name: in spaced capitals where the script has them. */
export function countryBlocks(name: string, focus: boolean, look: CountryLook): TextBlock[] {
  const isSpaced = !look.inset && [...name].every((character) => CASED.includes(scriptOf(character)));
  const text = isSpaced ? name.toLocaleUpperCase(look.language) : name;
  const sizes = COUNTRY_SIZES[look.inset ? 'inset' : focus ? 'focus' : 'neighbour'];
  return sizes.flatMap((unscaled) => {
    const size = unscaled * look.cut.unit;
    const type: Type = { size, bold: focus, ...(isSpaced ? { spacing: size * 0.22 } : {}) };
    return variants(text, type, 2).map((lines) =>
      blockOf(lines.map((line) => ({ text: line, type, fill: focus && look.inset ? INK.text : INK.muted }))),
    );
  });
}

const CASED: readonly Script[] = ['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Common'];

/** One line, then two and so on, each as even as the words allow. */
function variants(text: string, type: Type, mostLines: number): string[][] {
  const whole = textWidth(text, type);
  const forms = Array.from({ length: mostLines }, (_, index) =>
    wrapText(text, index === 0 ? whole : whole / (index + 1) + type.size * 2.2, type),
  );
  return forms.filter((lines, index) => index === 0 || lines.length > (forms[index - 1]?.length ?? 0));
}
