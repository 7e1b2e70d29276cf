/** Streams JSON: hands over the items of wanted lists one by one, and reads all else without keeping it. */
import { Refusal } from '../core/refusal.js';
import { type JsonEvents, type JsonScalar, JsonTokens } from './json-tokens.js';

/**
 * What a format wants of a JSON text. Paths are names joined by dots, `*` for a place in a list; the root is ''. Everything
 * that no path leads to is skipped: what is not listed here is never in memory, passwords and tokens among it.
 */
export interface JsonShape {
  /** Lists whose items are handed over one by one: '', 'results', 'data.Comment', 'db.*.data.posts'. */
  readonly lists: readonly string[];
  /** Values that are handed over whole. */
  readonly values?: readonly string[];
  /** Objects that stand one after another are items as well (JSON lines), each whole but for its `lists`. */
  readonly lines?: boolean;
}

export interface JsonItem {
  /** The list that it is of, or the path of a value; 'line' for an object of JSON lines. */
  readonly path: string;
  readonly value: unknown;
  /** Where it begins. */
  readonly line: number;
  readonly column: number;
}

type Container = Record<string, unknown> | unknown[];

/** `way` leads to something wanted, `list` hands its items over, `line` is built unless a list is found in it. */
type Mode = 'skip' | 'way' | 'list' | 'build' | 'line';

interface Frame {
  readonly mode: Mode;
  readonly path: string;
  readonly isList: boolean;
  readonly container: Container | undefined;
  /** What this value is handed over as when it ends. */
  readonly as: string | undefined;
  readonly line: number;
  readonly column: number;
  name: string;
  foundList: boolean;
}

/** One item with everything in it; an article with ten thousand comments fits. */
const MAX_ITEM = 64 * 1024 * 1024;
// What an object costs beside its texts.
const VALUE_WEIGHT = 8;

function put(container: Container, name: string, value: unknown): void {
  if (Array.isArray(container)) container.push(value);
  else if (name === '__proto__') Object.defineProperty(container, name, { value, enumerable: true });
  else container[name] = value;
}

export class JsonReader implements JsonEvents {
  readonly #shape: JsonShape;
  readonly #onItem: (item: JsonItem) => void;
  readonly #tokens: JsonTokens;
  readonly #ways: ReadonlySet<string>;
  readonly #frames: Frame[] = [];
  #weight = 0;

  constructor(shape: JsonShape, onItem: (item: JsonItem) => void) {
    this.#shape = shape;
    this.#onItem = onItem;
    this.#tokens = new JsonTokens(this, shape.lines === true);
    this.#ways = new Set([...shape.lists, ...(shape.values ?? [])].flatMap(waysTo));
  }

  write(chunk: string): void {
    this.#tokens.write(chunk);
  }

  close(): void {
    this.#tokens.close();
  }

  place(): { readonly line: number; readonly column: number } {
    return this.#tokens.place();
  }

  get wantsText(): boolean {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return false;
    if (frame.container !== undefined) return true;
    return frame.mode === 'list' || (frame.mode === 'way' && this.#isWanted(this.#childPath(frame)));
  }

  opened(isList: boolean): void {
    const parent = this.#frames.at(-1);
    const path = parent === undefined ? '' : this.#childPath(parent);
    const { mode, as } = this.#modeOf(parent, path, isList);
    const isBuilt = mode === 'build' || mode === 'line';
    const { line, column } = as === undefined ? { line: 0, column: 0 } : this.#tokens.place();
    if (as !== undefined) this.#weight = 0;
    if (isBuilt) this.#weigh(VALUE_WEIGHT);
    if (mode === 'list' && parent?.mode === 'line') parent.foundList = true;
    const container: Container | undefined = isBuilt ? (isList ? [] : {}) : undefined;
    this.#frames.push({ mode, path, isList, container, as, line, column, name: '', foundList: false });
  }

  closed(): void {
    const frame = this.#frames.pop();
    if (frame?.container === undefined) return;
    if (frame.as === undefined) this.#attach(frame.container);
    else if (!frame.foundList) this.#handOver(frame.as, frame.container, frame);
  }

  named(name: string): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return;
    frame.name = name;
    if (frame.container !== undefined) this.#weigh(name.length);
  }

  scalar(value: JsonScalar): void {
    const parent = this.#frames.at(-1);
    if (parent?.container !== undefined) {
      this.#weigh(VALUE_WEIGHT + (typeof value === 'string' ? value.length : 0));
      this.#attach(value);
      return;
    }
    if (parent?.mode === 'skip') return;
    const path = parent === undefined ? '' : this.#childPath(parent);
    if (this.#shape.lists.includes(path) && value !== null) throw this.#notAList(path);
    const isItem = parent?.mode === 'list' || this.#isWanted(path);
    if (isItem) this.#handOver(parent?.mode === 'list' ? parent.path : path, value, this.#tokens.place());
    else if (parent === undefined && this.#shape.lines === true) this.#handOver('line', value, this.place());
  }

  #isWanted(path: string): boolean {
    return this.#shape.values?.includes(path) === true;
  }

  #childPath({ path, isList, name }: Frame): string {
    const step = isList ? '*' : name;
    return path === '' ? step : `${path}.${step}`;
  }

  /** How a value is read that opens at `path`. */
  #modeOf(
    parent: Frame | undefined,
    path: string,
    isList: boolean,
  ): { readonly mode: Mode; readonly as: string | undefined } {
    if (parent?.mode === 'skip') return { mode: 'skip', as: undefined };
    if (parent?.mode === 'list') return { mode: 'build', as: parent.path };
    if (parent?.mode === 'build') return { mode: 'build', as: undefined };
    const isListed = this.#shape.lists.includes(path);
    if (isListed && isList) return { mode: 'list', as: undefined };
    if (parent?.mode === 'line') return { mode: 'build', as: undefined };
    if (parent === undefined && this.#shape.lines === true) return { mode: 'line', as: 'line' };
    if (isListed && path !== '') throw this.#notAList(path);
    if (this.#isWanted(path)) return { mode: 'build', as: path };
    return { mode: this.#ways.has(path) ? 'way' : 'skip', as: undefined };
  }

  #notAList(path: string): Refusal {
    const problem = path === '' ? 'a list or an object is expected' : `"${path}" must be a list`;
    return new Refusal('malformed_archive', { ...this.#tokens.place(), problem });
  }

  #attach(value: unknown): void {
    const parent = this.#frames.at(-1);
    if (parent?.container !== undefined) put(parent.container, parent.name, value);
  }

  #weigh(weight: number): void {
    this.#weight += weight;
    if (this.#weight > MAX_ITEM) this.#tokens.fail(`a single record is larger than ${MAX_ITEM} characters`);
  }

  #handOver(path: string, value: unknown, { line, column }: { line: number; column: number }): void {
    this.#onItem({ path, value, line, column });
  }
}

/** 'a.b.c' is reached by '', 'a' and 'a.b'. */
function waysTo(path: string): string[] {
  const steps = path.split('.');
  return steps.map((_, index) => steps.slice(0, index).join('.'));
}
