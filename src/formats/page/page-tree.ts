/** A saved page as the tree that a browser makes of it. Old markup leaves end tags out, so nothing less tells replies from answers. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, serializeOuter } from 'parse5';
import { refusedArchive } from '../parse-failure.js';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;
export type Root = DefaultTreeAdapterTypes.Document | Element;

// Real pages have some ten thousand elements and are forty deep. Beyond these limits the tree builder needs quadratic time.
const MAX_ELEMENTS = 400_000;
const MAX_DEPTH = 700;
/** What readers never see as text. */
const UNREAD = new Set(['script', 'style', 'noscript', 'template', 'svg', 'iframe', 'head']);
/** What a comment's markup may say; everything else is the page's own business, or names a person (avatars, hidden addresses). */
const KEPT_ATTRIBUTES = new Set(['href', 'src', 'alt', 'title', 'cite', 'lang', 'dir', 'datetime']);

/** Parses a page. Throws `archive_refused` for markup that is far deeper or larger than any page. */
export function parsePage(text: string): Root {
  const depths = new WeakMap<object, number>();
  let elements = 0;
  const deepen = (parent: object, node: object): void => {
    const depth = (depths.get(parent) ?? 0) + 1;
    if (depth > MAX_DEPTH) throw refusedArchive(`its elements stand more than ${MAX_DEPTH} deep`);
    depths.set(node, depth);
  };
  return parse(text, {
    scriptingEnabled: true,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(...parts) {
        elements++;
        if (elements > MAX_ELEMENTS) throw refusedArchive(`it has more than ${MAX_ELEMENTS} elements`);
        return defaultTreeAdapter.createElement(...parts);
      },
      appendChild(parent, node) {
        deepen(parent, node);
        defaultTreeAdapter.appendChild(parent, node);
      },
      insertBefore(parent, node, before) {
        deepen(parent, node);
        defaultTreeAdapter.insertBefore(parent, node, before);
      },
    },
  });
}

function isElement(node: object): node is Element {
  return 'tagName' in node;
}

export function attr(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

export function classesOf(element: Element): readonly string[] {
  return (attr(element, 'class') ?? '').split(/\s+/);
}

export function hasClass(element: Element, name: string): boolean {
  return classesOf(element).includes(name);
}

export function parentOf(element: Element): Element | undefined {
  const parent = element.parentNode;
  return parent !== null && isElement(parent) ? parent : undefined;
}

/** The nearest element around `element` that is one of `those`. */
export function closest(element: Element, those: (each: Element) => boolean): Element | undefined {
  for (let each = parentOf(element); each !== undefined; each = parentOf(each)) if (those(each)) return each;
  return undefined;
}

/**
 * A term of a definition list with the definitions that follow it moved into it, and what it held itself in an element of
 * its classes. Changes the tree.
 */
export function withDefinition(term: Element): Element {
  const siblings = term.parentNode?.childNodes ?? [];
  const from = placeOf(term, siblings) + 1;
  let end = from;
  while (end < siblings.length && siblings[end]?.nodeName !== 'dt') end++;
  const own: Element = {
    ...term,
    nodeName: 'span',
    tagName: 'span',
    attrs: term.attrs.filter(({ name }) => name === 'class'),
  };
  for (const node of own.childNodes) node.parentNode = own;
  term.childNodes = [own, ...siblings.slice(from, end)];
  for (const node of term.childNodes) node.parentNode = term;
  return term;
}

const places = new WeakMap<readonly Node[], ReadonlyMap<Node, number>>();

/** Looking for each of many siblings takes time that grows with the square of their number. */
function placeOf(element: Element, siblings: readonly Node[]): number {
  const known = places.get(siblings);
  if (known !== undefined && siblings[known.get(element) ?? -1] === element) return known.get(element) ?? -1;
  places.set(siblings, new Map(siblings.map((node, index) => [node, index])));
  return siblings.indexOf(element);
}

/** The element before this one, under the same parent. */
export function elementBefore(element: Element): Element | undefined {
  const siblings = element.parentNode?.childNodes ?? [];
  for (let at = placeOf(element, siblings) - 1; at >= 0; at--) {
    const sibling = siblings[at];
    if (sibling !== undefined && isElement(sibling)) return sibling;
  }
  return undefined;
}

/** Everything within `root` in the order of the page, `root` apart; elements that `isLeftOut` are passed over with what is in them. */
function* nodesIn(root: Root, isLeftOut: (each: Element) => boolean = () => false): Generator<Node> {
  const ahead: Node[] = [...root.childNodes].reverse();
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    const isLeft = isElement(node) && isLeftOut(node);
    if (isLeft) continue;
    yield node;
    if (isElement(node))
      for (let at = node.childNodes.length - 1; at >= 0; at--) ahead.push(node.childNodes[at] as Node);
  }
}

export function* elementsIn(root: Root, isLeftOut?: (each: Element) => boolean): Generator<Element> {
  for (const node of nodesIn(root, isLeftOut)) if (isElement(node)) yield node;
}

/** What a reader sees of it, runs of white space as one blank. */
export function textOf(root: Root, isLeftOut: (each: Element) => boolean = () => false): string {
  const texts: string[] = [];
  for (const node of nodesIn(root, (each) => UNREAD.has(each.tagName) || isLeftOut(each))) {
    if (node.nodeName === '#text' && 'value' in node) texts.push(node.value);
    else if (node.nodeName === 'br' || node.nodeName === 'p' || node.nodeName === 'div') texts.push(' ');
  }
  return texts.join('').replace(/\s+/g, ' ').trim();
}

/** Takes unwanted elements out of the tree for good, and from what stays every attribute that says nothing to a reader. */
function clean(root: Element, isLeftOut: (each: Element) => boolean): void {
  for (const element of [root, ...elementsIn(root)]) {
    element.attrs = element.attrs.filter(({ name }) => KEPT_ATTRIBUTES.has(name));
    element.childNodes = element.childNodes.filter(
      (node) =>
        node.nodeName !== '#comment' && !(isElement(node) && (UNREAD.has(node.tagName) || isLeftOut(node))),
    );
  }
}

/** The markup of nodes without those elements, trimmed. Changes the tree: read everything else of a comment first. */
export function markupOf(nodes: readonly Node[], isLeftOut: (each: Element) => boolean): string {
  const kept = nodes.filter(
    (node) =>
      node.nodeName !== '#comment' && !(isElement(node) && (UNREAD.has(node.tagName) || isLeftOut(node))),
  );
  const left = new Set<Element>(
    kept.filter(isElement).flatMap((node) => [...elementsIn(node)].filter(isLeftOut)),
  );
  for (const node of kept) if (isElement(node)) clean(node, (each) => left.has(each));
  return kept
    .map((node) => serializeOuter(node))
    .join('')
    .trim();
}
