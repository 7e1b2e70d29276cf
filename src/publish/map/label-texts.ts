import type { Cut } from './cuts.js';
import type { FurnitureWords } from './furniture-words.js';
import type { MapPlace, Tone } from './map-document.js';
import { INK, TONE_INKS } from './palette.js';
import { blockOf, type TextBlock, type TextLine } from './set-text.js';
import type { DrawnStatus } from './status-style.js';
import { scriptOf } from './text-runs.js';
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
  return [
    ...forms.map((lines) =>
      set(lines, wrapText(status, Math.max(widest(lines), textWidth(status, small) / 2 + 8), small)),
    ),
    ...forms.map((lines) => set(lines, [])),
  ];
}

/** The ways to set a country's name: spaced capitals where the script has them. */
export function countryBlocks(
  name: string,
  focus: boolean,
  look: { cut: Cut; language: string },
): TextBlock[] {
  const { cut, language } = look;
  const size = (focus ? 13.5 : 12) * cut.unit;
  const hasCapitals = [...name].every((character) =>
    ['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Common'].includes(scriptOf(character)),
  );
  const type: Type = hasCapitals ? { size, bold: focus, spacing: size * 0.22 } : { size, bold: focus };
  const text = hasCapitals ? name.toLocaleUpperCase(language) : name;
  return variants(text, type, 2).map((lines) =>
    blockOf(lines.map((line) => ({ text: line, type, fill: INK.muted }))),
  );
}

/** One line, then two and so on, each as even as the words allow. */
function variants(text: string, type: Type, mostLines: number): string[][] {
  const whole = textWidth(text, type);
  const forms = Array.from({ length: mostLines }, (_, index) =>
    wrapText(text, index === 0 ? whole : whole / (index + 1) + type.size * 2.2, type),
  );
  return forms.filter((lines, index) => index === 0 || lines.length > (forms[index - 1]?.length ?? 0));
}
