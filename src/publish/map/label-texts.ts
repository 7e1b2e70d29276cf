import type { Cut } from './cuts.js';
import type { FurnitureWords } from './furniture-vocabulary.js';
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
  const full = claimForms(label, look, look.size);
  if (look.status === 'confirmed') return [...full, ...claimForms(label, look, look.size * SMALLER)];
  const status = words.statuses[look.status];
  const small: Type = { size: look.size * 0.84, italic: true };
  const withStatus = (width: (block: TextBlock) => number) =>
    full.map((block) => {
      const lines = wrapText(status, width(block), small).map((text) => ({
        text,
        type: small,
        fill: INK.text,
      }));
      return blockOf([...block.lines, ...lines]);
    });
  const whole = textWidth(status, small);
  return [
    ...withStatus(() => whole),
    ...withStatus((block) => Math.max(block.width, whole / 2 + 8)),
    ...full,
    ...claimForms(label, look, look.size * SMALLER),
  ];
}

/** How much a name may shrink to fit its area. */
const SMALLER = 0.86;

function claimForms(label: string, look: { readonly tone: Tone }, size: number): TextBlock[] {
  const type: Type = { size, bold: true };
  const fill = TONE_INKS[look.tone].ink;
  return variants(label, type, 3).map((lines) => blockOf(lines.map((text) => ({ text, type, fill }))));
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
