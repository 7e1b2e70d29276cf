import { addPlainText } from './plain-text.js';
import type { Body } from './tree.js';
import { TreeBuilder } from './tree-builder.js';

/** The body of plain text: paragraphs at blank lines, breaks at line ends, http and https addresses as links. */
export function bodyFromPlain(text: string): Body {
  const builder = new TreeBuilder();
  addPlainText(builder, text);
  return builder.finish();
}
