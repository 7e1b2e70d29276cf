import type { ParsedRecord } from './format.js';
import type { Attributes, XmlNames } from './xml-names.js';

export type Emit = (record: ParsedRecord) => void;

/** What one format makes of the elements. `depth` is 1 for the root. Names are those of `XmlNames.canonical`. */
export interface XmlHandlers {
  open(name: string, depth: number, attributes: Attributes): void;
  /** `value` is the element's text if it has no child elements, see xml-value. */
  close(name: string, depth: number, value: string): void;
  /** After the last element; not `whole` when the file breaks there. */
  end?(whole: boolean): void;
}

export interface XmlDialect {
  /** Names of root elements that the format reads. */
  readonly roots: readonly string[];
  start(emit: Emit, names: XmlNames): XmlHandlers;
}
