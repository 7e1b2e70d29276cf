// Where a document starts: the first tag that is no declaration, comment, DOCTYPE or closing tag.
const TAG = /<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)/y;

function endOf(head: string, start: number, mark: string): number {
  const end = head.indexOf(mark, start);
  return end < 0 ? head.length : end + mark.length;
}

/** A DOCTYPE ends at the ">" after its brackets. */
function endOfDoctype(head: string, start: number): number {
  const close = head.indexOf('>', start);
  const bracket = head.indexOf('[', start);
  if (bracket < 0 || bracket > close) return endOf(head, start, '>');
  return endOf(head, endOf(head, bracket, ']'), '>');
}

/**
 * The name of the root element of an XML document that begins with `head`, without its prefix; undefined when there is none.
 * Does not judge whether the document is well-formed.
 */
export function rootElement(head: string): string | undefined {
  let at = head.indexOf('<');
  while (at >= 0 && at < head.length) {
    TAG.lastIndex = at;
    const name = TAG.exec(head)?.[1];
    if (name !== undefined) return name;
    let end = at + 1;
    if (head.startsWith('<!--', at)) end = endOf(head, at + 4, '-->');
    else if (head.startsWith('<?', at)) end = endOf(head, at, '?>');
    else if (/^<!doctype/i.test(head.slice(at, at + 9))) end = endOfDoctype(head, at);
    at = head.indexOf('<', end);
  }
  return undefined;
}
