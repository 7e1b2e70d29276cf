/** A stretch of text in one script. A `<text>` element holds one run only: a mixed one loses its font in some renderers. */
export interface TextRun {
  readonly text: string;
  readonly script: Script;
  readonly rtl: boolean;
}

const SCRIPTS = {
  Latin: /\p{Script=Latin}/u,
  Greek: /\p{Script=Greek}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Arabic: /\p{Script=Arabic}/u,
  Hebrew: /\p{Script=Hebrew}/u,
  Armenian: /\p{Script=Armenian}/u,
  Georgian: /\p{Script=Georgian}/u,
  Devanagari: /\p{Script=Devanagari}/u,
  Bengali: /\p{Script=Bengali}/u,
  Thai: /\p{Script=Thai}/u,
  Han: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Hangul: /\p{Script=Hangul}/u,
} as const;

export type Script = keyof typeof SCRIPTS | 'Other' | 'Common';

const NEUTRAL = /[\p{Script=Common}\p{Script=Inherited}\p{M}]/u;
const RTL_SCRIPTS: readonly Script[] = ['Arabic', 'Hebrew'];

/** The script of one character; digits, spaces and marks are `Common`. */
export function scriptOf(character: string): Script {
  if (NEUTRAL.test(character)) return 'Common';
  const found = Object.entries(SCRIPTS).find(([, pattern]) => pattern.test(character));
  return (found?.[0] as Script | undefined) ?? 'Other';
}

/** Whether the first letter of the text is of a script that runs from right to left. */
export function isRtl(text: string): boolean {
  for (const character of text) {
    const script = scriptOf(character);
    if (script !== 'Common') return RTL_SCRIPTS.includes(script);
  }
  return false;
}

/**
 * Signs that fonts made for one script leave out. A renderer without a font that has letters and sign alike draws boxes
 * in place of one of them, so such a sign is a run of its own, in the fonts of the rest.
 */
const NOT_IN_SCRIPT_FONTS = /["#%&'()*+/;<=>?@[\]_{|}‹›—‘’“”„…·°×•]+/u;
const SCRIPTS_WITH_OWN_FONTS: readonly Script[] = [
  'Arabic',
  'Hebrew',
  'Armenian',
  'Georgian',
  'Devanagari',
  'Bengali',
  'Thai',
];

/**
 * The runs of a text, in reading order. Neutral characters (spaces, digits, brackets) go with the runs around them as
 * the Unicode bidirectional algorithm has it: with both if those run alike, else with the text's own direction.
 */
export function splitRuns(text: string): TextRun[] {
  const rtl = isRtl(text);
  const runs: { text: string; script: Script; rtl: boolean }[] = [];
  const parts = splitByScript(text);
  parts.forEach((part, index) => {
    const previous = runs.at(-1);
    if (previous !== undefined && joins(previous, [part, parts[index + 1]], rtl)) {
      previous.text += part.text;
      if (previous.script === 'Common') previous.script = part.script;
    } else {
      runs.push({ ...part, rtl: part.script === 'Common' ? rtl : runsLeft(part.script) });
    }
  });
  return runs.flatMap(withoutForeignSigns);
}

function withoutForeignSigns(run: TextRun): readonly TextRun[] {
  if (!SCRIPTS_WITH_OWN_FONTS.includes(run.script)) return [run];
  const parts = run.text.split(new RegExp(`(${NOT_IN_SCRIPT_FONTS.source})`, 'u'));
  return parts.flatMap((text, index): TextRun[] =>
    text === '' ? [] : [{ ...run, text, script: index % 2 === 1 ? 'Common' : run.script }],
  );
}

type Part = { readonly text: string; readonly script: Script };

function joins(previous: TextRun, [part, next]: [Part, Part | undefined], rtl: boolean): boolean {
  if (previous.script === part.script) return true;
  if (part.script !== 'Common') return previous.script === 'Common' && runsLeft(part.script) === previous.rtl;
  return previous.rtl === rtl || (next !== undefined && runsLeft(next.script) === previous.rtl);
}

function runsLeft(script: Script): boolean {
  return RTL_SCRIPTS.includes(script);
}

function splitByScript(text: string): Part[] {
  const parts: { text: string; script: Script }[] = [];
  for (const character of text) {
    const script = scriptOf(character);
    const last = parts.at(-1);
    if (last !== undefined && (last.script === script || /\p{M}/u.test(character))) last.text += character;
    else parts.push({ text: character, script });
  }
  return numbersJoined(parts);
}

/** A number after letters that run to the right runs with them, and all between (UAX #9, W7 and N1): "CC BY 4.0". */
function numbersJoined(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    const [number = ''] = part.script === 'Common' ? (/^.*\p{Nd}/su.exec(part.text) ?? []) : [];
    if (before === undefined || number === '' || before.script === 'Common' || runsLeft(before.script)) {
      joined.push(part);
      continue;
    }
    joined.splice(-1, 1, { ...before, text: before.text + number });
    const rest = part.text.slice(number.length);
    if (rest !== '') joined.push({ ...part, text: rest });
  }
  return joined;
}
