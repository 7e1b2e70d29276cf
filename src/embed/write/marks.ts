/** A text and what is selected in it, in UTF-16 offsets. */
export interface Selected {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** One change of a text: what comes in place of `from`–`to`, and what is selected after it. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly select: readonly [start: number, end: number];
}

/** Puts `mark` around what is selected, without the blanks at its ends; takes it away where it is there. */
export function wrap({ value, start, end }: Selected, mark: string): Edit {
  const words = value.slice(start, end);
  const lead = words.length - words.trimStart().length;
  const tail = lead < words.length ? words.length - words.trimEnd().length : 0;
  const [from, to] = [start + lead, end - tail];
  const inside = value.slice(from, to);
  const size = mark.length;
  if (isWrapped(value, [from, to], mark))
    return { from: from - size, to: to + size, text: inside, select: [from - size, to - size] };
  return { from, to, text: `${mark}${inside}${mark}`, select: [from + size, to + size] };
}

/** One star stands in two as well, but there it is not the whole mark. */
function isWrapped(value: string, [from, to]: readonly [number, number], mark: string): boolean {
  const { length } = mark;
  const isAround = value.slice(from - length, from) === mark && value.slice(to, to + length) === mark;
  const isLonger = value.charAt(from - length - 1) === '*' && value.charAt(from - length - 2) !== '*';
  return from >= length && isAround && !isLonger;
}

/** Starts every line that is touched with `mark`; takes it away where all have it. */
export function startLines({ value, start, end }: Selected, mark: string): Edit {
  const from = value.lastIndexOf('\n', start - 1) + 1;
  const stop = value.indexOf('\n', Math.max(start, end - 1));
  const to = stop < 0 ? value.length : stop;
  const lines = value.slice(from, to).split('\n');
  const isMarked = lines.every((line) => line.startsWith(mark));
  const text = lines.map((line) => (isMarked ? line.slice(mark.length) : mark + line)).join('\n');
  const caret = from + text.length;
  return { from, to, text, select: start === end ? [caret, caret] : [from, caret] };
}

const ADDRESS = /^https?:\/\/\S+$/i;

/** Makes a link of what is selected, and selects what is still missing: the address, or the words of an address. */
export function link({ value, start, end }: Selected, words: string): Edit {
  const chosen = value.slice(start, end).trim();
  if (ADDRESS.test(chosen)) {
    const text = `[${words}](${chosen})`;
    return { from: start, to: end, text, select: [start + 1, start + 1 + words.length] };
  }
  const shown = chosen || words;
  const at = start + shown.length + 3;
  return { from: start, to: end, text: `[${shown}](https://)`, select: [at, at + 'https://'.length] };
}

/** Puts a quote where the caret is, with an empty line after it to write on. */
export function insertQuote({ value, start, end }: Selected, quote: string): Edit {
  const before = value.slice(0, start);
  const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const text = `${gap}${quote}\n\n`;
  const caret = start + text.length;
  return { from: start, to: end, text, select: [caret, caret] };
}
