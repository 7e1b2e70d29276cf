/** What a newsroom tells of its own markup (`--map FILE`): where a page keeps its comments and their pieces. */
import { Refusal } from '../../core/refusal.js';
import { attr, type Element, elementsIn, type Root, textOf } from './page-tree.js';
import type { Markup } from './read-markup.js';
import type { SelectorMap } from './selector-map.js';
import { firstOf, selector, selectorOf } from './selectors.js';

const FIELDS = [
  'comment',
  'id',
  'parent',
  'level',
  'reply',
  'author',
  'time',
  'body',
  'drop',
  'removed',
  'pending',
  'staff',
];
/** Must be a selector as it is; the others may name an attribute. */
const SELECTORS_ONLY = ['comment', 'reply', 'author', 'body', 'drop', 'removed', 'pending', 'staff'];

function refuse(problem: string): never {
  throw new Refusal('rules_refused', { problem });
}

/** Checks a map that was read from JSON. Refuses `rules_refused`, saying which field and why. */
export function selectorMap(found: unknown): SelectorMap {
  if (typeof found !== 'object' || found === null || Array.isArray(found))
    return refuse('it is no JSON object');
  const map = found as Readonly<Record<string, unknown>>;
  for (const [field, value] of Object.entries(map)) {
    if (!FIELDS.includes(field)) refuse(`"${field}" is no field of a map (${FIELDS.join(', ')})`);
    if (typeof value !== 'string') refuse(`"${field}" is no text`);
    const { path, attribute } = splitOf(String(value));
    const mayNameAttribute = !SELECTORS_ONLY.includes(field);
    if (attribute !== undefined && !mayNameAttribute) refuse(`"${field}" cannot name an attribute`);
    if (path !== '' && selectorOf(path) === undefined)
      refuse(`"${field}" is no selector that is understood: ${path}`);
  }
  if (map.comment === undefined)
    refuse('"comment" is missing: the selector of the elements that are a comment each');
  return found as SelectorMap;
}

function splitOf(text: string): { readonly path: string; readonly attribute: string | undefined } {
  const [, path = '', attribute] = /^(.*?)(?:@([\w:-]+))?$/s.exec(text.trim()) ?? [];
  return { path: path.trim(), attribute };
}

function valueIn(
  comment: Element,
  text: string | undefined,
  isLeftOut: (each: Element) => boolean,
): string | undefined {
  if (text === undefined) return undefined;
  const { path, attribute } = splitOf(text);
  const element = path === '' ? comment : firstOf(comment, [path], isLeftOut);
  if (element === undefined) return undefined;
  const value = attribute === undefined ? textOf(element) : attr(element, attribute);
  return value?.trim() || undefined;
}

/** The markup that a map describes. */
export function mappedMarkup(map: SelectorMap): Markup {
  const isComment = selector(map.comment);
  const value = (comment: Element, field: string | undefined): string | undefined =>
    valueIn(comment, field, isComment);
  const levelOf = (comment: Element): number =>
    Number(/\d{1,4}/.exec(value(comment, map.level) ?? '')?.[0] ?? 0);
  const isReply = map.reply === undefined ? () => false : selector(map.reply);
  return {
    name: 'map',
    comments: (root: Root) => [...elementsIn(root)].filter(isComment),
    anchor: (comment) => value(comment, map.id ?? '@id'),
    createParents: () => {
      const known = new Map<string, Element>();
      const open: { readonly comment: Element; readonly level: number }[] = [];
      let lastRoot: Element | undefined;
      return (comment) => {
        const named = value(comment, map.parent);
        const level = levelOf(comment);
        while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop();
        const outer = map.level === undefined ? undefined : open.at(-1)?.comment;
        const parent = named === undefined ? (isReply(comment) ? lastRoot : outer) : known.get(named);
        known.set(value(comment, map.id ?? '@id') ?? '', comment);
        open.push({ comment, level });
        if (!isReply(comment)) lastRoot = comment;
        return parent;
      };
    },
    author: map.author === undefined ? [] : [map.author],
    time: [],
    moreTimes: (comment) => [
      value(comment, map.time ?? 'time@datetime'),
      value(comment, map.time === undefined ? 'time' : splitOf(map.time).path || undefined),
    ],
    body: map.body === undefined ? [] : [map.body],
    besideBody: map.drop ?? 'form, button',
    ...(map.removed === undefined ? {} : { removed: map.removed }),
    ...(map.pending === undefined ? {} : { pending: map.pending }),
    isStaff: (comment) => map.staff !== undefined && firstOf(comment, [map.staff], isComment) !== undefined,
  };
}
