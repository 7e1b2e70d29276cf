/**
 * An Aho–Corasick automaton (Aho and Corasick 1975): finds every one of many words in a line of symbols in one pass,
 * however many words there are. Symbols are any integers; state 0 is where reading starts.
 */
export interface Automaton {
  readonly edges: EdgeTable;
  /** Where reading goes on when a state has no edge for a symbol. */
  readonly fail: Int32Array;
  /** The nearest state at or behind a state in which words end; 0 when there is none. */
  readonly ending: Int32Array;
  /** The words that end in a state of `ending`, as indexes of the list that the automaton was made from. */
  readonly words: ReadonlyMap<number, readonly number[]>;
}

/** All edges in one table with open addressing: a probe or two for a step, and no object per state. */
interface EdgeTable {
  readonly states: Int32Array;
  readonly symbols: Int32Array;
  readonly targets: Int32Array;
  readonly shift: number;
  /** The edges of state 0 by symbol: most letters of most texts are read there. */
  readonly first: Int32Array;
  /** By state, a bit for the last five bits of each symbol that leads on: most letters lead nowhere, and are not looked up. */
  readonly leads: Int32Array;
}

// Latin, Greek, Cyrillic, Hebrew and Arabic.
const FIRST_SYMBOLS = 0x700;

/** Builds the automaton in time and space linear in all words together. Empty words are never found. */
export function createAutomaton(words: readonly (readonly number[])[]): Automaton {
  const trie = createTrie(words);
  const automaton = {
    edges: trie.edges,
    fail: new Int32Array(trie.size),
    ending: new Int32Array(trie.size),
    words: trie.ends,
  };
  const { fail, ending } = automaton;
  // Breadth first: where a state fails to lies nearer to the start, so it is complete when it is needed.
  const queue = [0];
  for (const state of queue) {
    for (let child = trie.firstChild[state] ?? 0; child !== 0; child = trie.sibling[child] ?? 0) {
      const suffix = state === 0 ? 0 : step(automaton, fail[state] ?? 0, trie.symbol[child] ?? 0);
      fail[child] = suffix;
      ending[child] = trie.ends.has(child) ? child : (ending[suffix] ?? 0);
      queue.push(child);
    }
  }
  return automaton;
}

/** The state after reading `symbol` in `state`. A whole line of symbols takes time linear in its length. */
export function step({ edges, fail }: Automaton, state: number, symbol: number): number {
  for (let from = state; from !== 0; from = fail[from] ?? 0) {
    if (((edges.leads[from] ?? 0) & (1 << symbol)) === 0) continue;
    const to = follow(edges, from, symbol);
    if (to !== 0) return to;
  }
  if (symbol >= 0 && symbol < FIRST_SYMBOLS) return edges.first[symbol] ?? 0;
  return follow(edges, 0, symbol);
}

/** The next state behind one of `ending` in which words end; 0 when there is none. */
export function endingBehind({ fail, ending }: Automaton, state: number): number {
  return ending[fail[state] ?? 0] ?? 0;
}

function follow({ states, symbols, targets, shift }: EdgeTable, state: number, symbol: number): number {
  const last = targets.length - 1;
  for (let slot = slotOf(state, symbol, shift); targets[slot] !== 0; slot = (slot + 1) & last) {
    if (states[slot] === state && symbols[slot] === symbol) return targets[slot] ?? 0;
  }
  return 0;
}

function slotOf(state: number, symbol: number, shift: number): number {
  return (Math.imul(state, 0x9e3779b1) + Math.imul(symbol, 0x85ebca6b)) >>> shift;
}

function createEdgeTable(states: number): EdgeTable {
  // Three slots for an edge keep the runs of taken slots short.
  const bits = Math.ceil(Math.log2(states * 3 + 16));
  const size = 2 ** bits;
  return {
    states: new Int32Array(size),
    symbols: new Int32Array(size),
    targets: new Int32Array(size),
    shift: 32 - bits,
    first: new Int32Array(FIRST_SYMBOLS),
    leads: new Int32Array(states),
  };
}

function addEdge(
  edges: EdgeTable,
  state: number,
  edge: { readonly symbol: number; readonly to: number },
): void {
  const { states, symbols, targets, shift, first, leads } = edges;
  const { symbol, to } = edge;
  let slot = slotOf(state, symbol, shift);
  while (targets[slot] !== 0) slot = (slot + 1) & (targets.length - 1);
  states[slot] = state;
  symbols[slot] = symbol;
  targets[slot] = to;
  leads[state] = (leads[state] ?? 0) | (1 << symbol);
  if (state === 0 && symbol >= 0 && symbol < FIRST_SYMBOLS) first[symbol] = to;
}

/** The words as a tree of states: children hang in a chain from `firstChild` through `sibling`. */
interface Trie {
  readonly edges: EdgeTable;
  readonly size: number;
  readonly firstChild: Int32Array;
  readonly sibling: Int32Array;
  /** The symbol that leads to a state. */
  readonly symbol: Int32Array;
  readonly ends: ReadonlyMap<number, readonly number[]>;
}

function createTrie(words: readonly (readonly number[])[]): Trie {
  const most = words.reduce((sum, word) => sum + word.length, 1);
  const edges = createEdgeTable(most);
  const firstChild = new Int32Array(most);
  const sibling = new Int32Array(most);
  const symbol = new Int32Array(most);
  const ends = new Map<number, number[]>();
  let size = 1;

  function childOf(state: number, letter: number): number {
    const known = follow(edges, state, letter);
    if (known !== 0) return known;
    addEdge(edges, state, { symbol: letter, to: size });
    symbol[size] = letter;
    sibling[size] = firstChild[state] ?? 0;
    firstChild[state] = size;
    return size++;
  }

  for (const [index, word] of words.entries()) {
    const state = word.reduce(childOf, 0);
    if (state === 0) continue;
    const here = ends.get(state);
    if (here === undefined) ends.set(state, [index]);
    else here.push(index);
  }
  return { edges, size, firstChild, sibling, symbol, ends };
}
