/** Makes a text fit for an XML reader: what XML forbids but real exports hold is taken out, counted and located. */

// XML 1.0, 2.2 Characters: https://www.w3.org/TR/xml/#charsets
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const ILLEGAL = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const ALL_ILLEGAL = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g;
const LINE_END = /\r\n|\r|\n/g;
// A file that is no XML at all must not be searched for its first "<" for ever.
const MAX_JUNK = 64 * 1024;

interface XmlText {
  /** The part of `chunk` to parse. `line` is where the parser stands, from 1. */
  clean(chunk: string, line: number): string;
  /** Lines that lie before the first "<" and never reach the parser. */
  readonly skippedLines: number;
  readonly illegal: number;
  /** Line of the first illegal character, in the file. */
  readonly firstIllegalLine: number | undefined;
  /** What stood before the first "<", if more than white space. */
  readonly junk: string;
}

function countLines(text: string): number {
  return text.match(LINE_END)?.length ?? 0;
}

export function createXmlText(): XmlText {
  let started = false;
  let carried = '';
  const state = { skippedLines: 0, illegal: 0, firstIllegalLine: undefined as number | undefined, junk: '' };

  /** Exporters write blank lines or warnings in front of the declaration, where XML allows nothing. */
  function skipJunk(text: string): string {
    const start = text.indexOf('<');
    const junk = start < 0 ? text : text.slice(0, start);
    if (state.junk.length + junk.length > MAX_JUNK) return text;
    state.skippedLines += countLines(junk);
    state.junk += junk.trim();
    started = start >= 0;
    return started ? text.slice(start) : '';
  }

  function strip(text: string, line: number): string {
    const first = text.search(ILLEGAL);
    if (first < 0) return text;
    state.firstIllegalLine ??= line + state.skippedLines + countLines(text.slice(0, first));
    const kept = text.replace(ALL_ILLEGAL, '');
    state.illegal += text.length - kept.length;
    return kept;
  }

  return Object.assign(state, {
    clean(chunk: string, line: number): string {
      // A carriage return waits for what follows it, so that line counts hold across chunks.
      const text = carried + chunk;
      carried = text.endsWith('\r') ? '\r' : '';
      const whole = carried === '' ? text : text.slice(0, -1);
      return strip(started ? whole : skipJunk(whole), line);
    },
  });
}
