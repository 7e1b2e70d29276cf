import { malformed } from './parse-failure.js';

/** Real comments reach some 25,000 characters, articles a few hundred thousand. */
export const MAX_VALUE = 16 * 1024 * 1024;

const INK = /\S/;

interface XmlValue {
  clear(): void;
  text(part: string): void;
  cdata(part: string): void;
  /**
   * The value of an element: exactly what its CDATA sections hold when only white space surrounds them (files get
   * re-indented), else all of its text, trimmed.
   */
  take(): string;
}

/** Collects the text of one element after another; throws a refusal for a value beyond MAX_VALUE. */
export function createXmlValue(): XmlValue {
  let all = '';
  let cdata: string | undefined;
  let hasInkOutside = false;

  function add(part: string): void {
    all = all === '' ? part : all + part;
    if (all.length > MAX_VALUE) throw malformed(`a single value is longer than ${MAX_VALUE} characters`);
  }

  return {
    clear() {
      all = '';
      cdata = undefined;
      hasInkOutside = false;
    },
    text(part) {
      const hasInk = INK.test(part);
      // Between elements there is little else; blanks in front of a value are trimmed in the end.
      if (!hasInk && all === '') return;
      hasInkOutside ||= hasInk;
      add(part);
    },
    cdata(part) {
      cdata = cdata === undefined ? part : cdata + part;
      add(part);
    },
    take() {
      if (cdata !== undefined && !hasInkOutside) return cdata;
      return all === '' ? '' : all.trim();
    },
  };
}
