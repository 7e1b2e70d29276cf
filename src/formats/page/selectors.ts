/** The part of CSS selectors that finding a comment's pieces takes: `a.b#c[d][e=f]`, ` `, `>`, `,`; values with `=`, `^=`, `$=`, `*=`, `~=`. */
import { attr, classesOf, type Element, elementsIn, parentOf, type Root } from './page-tree.js';

type Test = (element: Element) => boolean;

interface Step {
  readonly test: Test;
  /** Must the next step outwards be the parent itself? */
  readonly isChild: boolean;
}

/** Whether an element is what a selector names. */
export type Selector = (element: Element) => boolean;

const PART =
  /^(?:\*|([a-z][a-z0-9-]*)|#([\w-]+)|\.([\w-]+)|\[([\w:-]+)(?:([~^$*]?=)(?:"([^"]*)"|'([^']*)'|([^\]"']*)))?\])/i;
// Longer ones are no selectors that a person wrote.
const MAX_LENGTH = 1000;

function attributeTest(name: string, operator: string | undefined, value: string): Test {
  const tests: Readonly<Record<string, (found: string) => boolean>> = {
    '=': (found) => found === value,
    '^=': (found) => value !== '' && found.startsWith(value),
    '$=': (found) => value !== '' && found.endsWith(value),
    '*=': (found) => value !== '' && found.includes(value),
    '~=': (found) => found.split(/\s+/).includes(value),
  };
  const test = operator === undefined ? () => true : tests[operator];
  return (element) => {
    const found = attr(element, name);
    return found !== undefined && test?.(found) === true;
  };
}

function testOf([, tag, id, className, name, operator, ...values]: RegExpExecArray): Test {
  if (tag !== undefined) return (element) => element.tagName === tag.toLowerCase();
  if (id !== undefined) return (element) => attr(element, 'id') === id;
  if (className !== undefined) return (element) => classesOf(element).includes(className);
  if (name === undefined) return () => true;
  return attributeTest(name, operator, values.find((value) => value !== undefined) ?? '');
}

/** One selector without commas, its last step first; undefined when it is not understood. */
function stepsOf(text: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  let rest = text.trim();
  let isChild = false;
  while (rest !== '') {
    const tests: Test[] = [];
    for (let part = PART.exec(rest); part !== null; part = PART.exec(rest)) {
      tests.push(testOf(part));
      rest = rest.slice(part[0].length);
    }
    if (tests.length === 0) return undefined;
    steps.unshift({ test: (element) => tests.every((test) => test(element)), isChild });
    const combinator = /^\s*(>?)\s*/.exec(rest);
    rest = rest.slice(combinator?.[0].length ?? 0);
    isChild = combinator?.[1] === '>';
  }
  return steps.length === 0 || isChild ? undefined : steps;
}

function isMatch(element: Element, steps: readonly Step[]): boolean {
  let each: Element | undefined = element;
  for (const [index, { test }] of steps.entries()) {
    const isFixed = index === 0 || steps[index - 1]?.isChild === true;
    while (!isFixed && each !== undefined && !test(each)) each = parentOf(each);
    if (each === undefined || !test(each)) return false;
    each = parentOf(each);
  }
  return true;
}

const known = new Map<string, Selector>();

/** Compiles a selector; undefined when it is not one that is understood. */
export function selectorOf(text: string): Selector | undefined {
  const found = known.get(text);
  if (found !== undefined) return found;
  if (text.length > MAX_LENGTH) return undefined;
  const alternatives = text.split(',').map(stepsOf);
  if (!alternatives.every((steps) => steps !== undefined)) return undefined;
  const made: Selector = (element) => alternatives.some((steps) => isMatch(element, steps));
  known.set(text, made);
  return made;
}

/** The compiled form of a selector that stands in our sources. */
export function selector(text: string): Selector {
  const made = selectorOf(text);
  if (made === undefined) throw new Error(`No selector: ${text}`);
  return made;
}

/** The first element that one of the selectors names; the selectors in their order, the page in its own. */
export function firstOf(root: Root, selectors: readonly string[], isLeftOut?: Selector): Element | undefined {
  const elements = [...elementsIn(root, isLeftOut)];
  for (const text of selectors) {
    const found = elements.find(selector(text));
    if (found !== undefined) return found;
  }
  return undefined;
}

export function allOf(root: Root, text: string): Element[] {
  return [...elementsIn(root)].filter(selector(text));
}
