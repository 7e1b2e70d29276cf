import { malformed } from './parse-failure.js';

/** Real comments reach some 25,000 characters, articles a few hundred thousand. */
export const MAX_VALUE = 16 * 1024 * 1024;

const INK = /\S/;

export interface XmlValue {
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
    all += part;
    if (all.length > MAX_VALUE) throw malformed(`a single value is longer than ${MAX_VALUE} characters`);
  }

  return {
    clear() {
      all = '';
      cdata = undefined;
      hasInkOutside = false;
    },
    text(part) {
      add(part);
      hasInkOutside ||= INK.test(part);
    },
    cdata(part) {
      add(part);
      cdata = (cdata ?? '') + part;
    },
    take: () => (cdata !== undefined && !hasInkOutside ? cdata : all.trim()),
  };
}
