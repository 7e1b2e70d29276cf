import { removeForbidden } from '../text.js';
import { safeHref } from './safe-href.js';
import { type Body, MAX_BODY_DEPTH } from './tree.js';

type Fields = Readonly<Record<string, unknown>>;

/** How deep something stands: in how many quotes and lists, in how many spans, and in a link or not. */
interface Place {
  readonly path: string;
  readonly blocks: number;
  readonly spans: number;
  readonly isInLink: boolean;
}

type Problem = string | undefined;

const KEYS: Readonly<Record<string, readonly string[]>> = {
  paragraph: ['type', 'children'],
  heading: ['type', 'children'],
  quote: ['type', 'children'],
  list: ['type', 'ordered', 'start', 'items'],
  emphasis: ['type', 'children'],
  strong: ['type', 'children'],
  link: ['type', 'href', 'children'],
  code: ['type', 'text'],
  break: ['type'],
};

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function strangeKey(node: Fields, allowed: readonly string[] | undefined): Problem {
  return allowed === undefined ? 'type' : Object.keys(node).find((key) => !allowed.includes(key));
}

function textProblem(value: unknown, path: string): Problem {
  if (typeof value !== 'string') return `${path} is no text`;
  return removeForbidden(value) === value ? undefined : `${path} holds characters that no text may hold`;
}

/** The first problem among the elements of what should be a list. */
function listProblem(
  value: unknown,
  path: string,
  check: (element: unknown, path: string) => Problem,
): Problem {
  if (!Array.isArray(value)) return `${path} is no list`;
  for (const [i, element] of value.entries()) {
    const problem = check(element, `${path}[${i}]`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function inlinesProblem(value: unknown, place: Place): Problem {
  return listProblem(value, `${place.path}.children`, (inline, path) =>
    inlineProblem(inline, { ...place, path }),
  );
}

function inlineProblem(inline: unknown, place: Place): Problem {
  const { path } = place;
  if (typeof inline === 'string') return textProblem(inline, path);
  if (!isFields(inline)) return `${path} is neither text nor an element`;
  const { type } = inline;
  const isKnown = typeof type === 'string' && ['emphasis', 'strong', 'link', 'code', 'break'].includes(type);
  const strange = isKnown ? strangeKey(inline, KEYS[type]) : 'type';
  if (strange !== undefined) return `${path}.${strange} is unknown`;
  if (type === 'break') return undefined;
  if (type === 'code') return textProblem(inline.text, `${path}.text`);
  if (place.spans >= MAX_BODY_DEPTH) return `${path} is nested too deeply`;
  const inside = { ...place, spans: place.spans + 1, isInLink: place.isInLink || type === 'link' };
  return (
    (type === 'link' ? linkProblem(inline, place) : undefined) ?? inlinesProblem(inline.children, inside)
  );
}

function linkProblem(link: Fields, { path, isInLink }: Place): Problem {
  if (isInLink) return `${path} is a link inside a link`;
  const isSafe = typeof link.href === 'string' && safeHref(link.href) === link.href;
  return isSafe ? undefined : `${path}.href is no address that a link may carry`;
}

function startProblem(list: Fields, path: string): Problem {
  const { ordered, start } = list;
  if (typeof ordered !== 'boolean') return `${path}.ordered is neither true nor false`;
  const isStart = start === undefined || (Number.isSafeInteger(start) && (start as number) >= 0);
  return isStart ? undefined : `${path}.start is no whole number`;
}

function blocksProblem(value: unknown, place: Place): Problem {
  return listProblem(value, place.path, (block, path) => blockProblem(block, { ...place, path }));
}

function blockProblem(block: unknown, place: Place): Problem {
  const { path, blocks } = place;
  if (!isFields(block)) return `${path} is no block`;
  const { type } = block;
  const isKnown =
    typeof type === 'string' && ['paragraph', 'heading', 'quote', 'code', 'list'].includes(type);
  const strange = isKnown ? strangeKey(block, KEYS[type]) : 'type';
  if (strange !== undefined) return `${path}.${strange} is unknown`;
  if (type === 'code') return textProblem(block.text, `${path}.text`);
  if (type === 'paragraph' || type === 'heading') return inlinesProblem(block.children, place);
  if (blocks >= MAX_BODY_DEPTH) return `${path} is nested too deeply`;
  const inside = { ...place, blocks: blocks + 1 };
  if (type === 'quote') return blocksProblem(block.children, { ...inside, path: `${path}.children` });
  return (
    startProblem(block, path) ??
    listProblem(block.items, `${path}.items`, (item, itemPath) =>
      blocksProblem(item, { ...inside, path: itemPath }),
    )
  );
}

/**
 * Why a value that came as JSON is no lawful body, in words, with the place; undefined when it is one. Checks shape,
 * nesting, forbidden characters and every href. Safe for any depth: it looks no deeper than a body may go.
 */
export function bodyProblem(value: unknown): string | undefined {
  return blocksProblem(value, { path: 'body', blocks: 0, spans: 0, isInLink: false });
}

/** Whether a value that came as JSON is a lawful body: see `bodyProblem`. */
export function isBody(value: unknown): value is Body {
  return bodyProblem(value) === undefined;
}
