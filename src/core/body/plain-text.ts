import { unifyLineEnds } from '../text.js';
import { findBareLinks } from './bare-link.js';
import type { TreeBuilder } from './tree-builder.js';

function addLine(builder: TreeBuilder, line: string): void {
  let end = 0;
  const links = builder.line.isOpen('link') ? [] : findBareLinks(line);
  for (const link of links) {
    builder.line.text(line.slice(end, link.start));
    builder.line.openSpan('link', link.href);
    builder.line.text(line.slice(link.start, link.end));
    builder.line.closeSpan('link');
    end = link.end;
  }
  builder.line.text(line.slice(end));
}

/** Adds text in which a blank line ends the paragraph, a line end is a break, and addresses are links. */
export function addPlainText(builder: TreeBuilder, text: string): void {
  const lines = unifyLineEnds(text).split('\n');
  for (const [i, line] of lines.entries()) {
    // The first piece is no line: text before it may stand on the same one.
    if (i > 1 && lines[i - 1]?.trim() === '') builder.endParagraph();
    else if (i > 0) builder.line.breakLine();
    addLine(builder, line);
  }
}
