import { malformed } from './parse-failure.js';

export interface TextLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

// A comment with its whole history fits many times over.
const MAX_LINE = 16 * 1024 * 1024;

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** The lines of a text as it streams in, without their ends (LF or CR LF). Throws a refusal for a line beyond 16 MB. */
export async function* textLines(text: AsyncIterable<string>): AsyncGenerator<TextLine, void, void> {
  let number = 1;
  let open: string[] = [];
  let length = 0;
  for await (const chunk of text) {
    const lines = chunk.split('\n');
    const rest = lines.pop() ?? '';
    for (const line of lines) {
      yield { number, text: withoutReturn(open.join('') + line) };
      number++;
      open = [];
      length = 0;
    }
    open.push(rest);
    length += rest.length;
    if (length > MAX_LINE) throw malformed(`line ${number} is longer than ${MAX_LINE} characters`);
  }
  const last = open.join('');
  if (last !== '') yield { number, text: withoutReturn(last) };
}
