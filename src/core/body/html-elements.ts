/** What each element of imported HTML becomes. An element that is not here is dropped, its content kept, and counted. */
export type ElementRole =
  /** Starts and ends a paragraph. */
  | 'block'
  /** Means nothing that a body could say, and nothing that would be missed: not counted. */
  | 'plain'
  /** Dropped with all inside it, and counted; where it never ends, only its tag is. */
  | 'dropped'
  /** The same, but its content is not markup, so that nothing of it is ever text. */
  | 'raw'
  | 'emphasis'
  | 'strong'
  | 'link'
  | 'code'
  | 'code-block'
  | 'quote'
  | 'bullets'
  | 'numbers'
  | 'item'
  | 'cell'
  | 'heading'
  | 'break'
  | 'image';

/** The roles of elements that a tree is made of. */
export type KeptRole = Exclude<ElementRole, 'dropped' | 'raw'>;

const NAMES: Readonly<Record<ElementRole, string>> = {
  block:
    'p div section article header footer main aside nav address figure figcaption dl dt dd tr caption center summary hgroup fieldset legend body html',
  plain: 'span abbr acronym time bdi bdo wbr data label tbody thead tfoot col colgroup picture',
  dropped: 'object applet noscript template svg math head audio video canvas select frameset',
  raw: 'script style iframe noembed noframes title',
  emphasis: 'em i cite dfn var',
  strong: 'strong b',
  link: 'a',
  code: 'code tt kbd samp',
  'code-block': 'pre listing xmp plaintext',
  quote: 'blockquote',
  bullets: 'ul menu dir',
  numbers: 'ol',
  item: 'li',
  cell: 'td th',
  heading: 'h1 h2 h3 h4 h5 h6',
  break: 'br',
  image: 'img',
};

/** Element names, in lower case, to what becomes of them. */
export const ELEMENT_ROLES: ReadonlyMap<string, ElementRole> = new Map(
  Object.entries(NAMES).flatMap(([role, names]) =>
    names.split(' ').map((name) => [name, role as ElementRole]),
  ),
);
