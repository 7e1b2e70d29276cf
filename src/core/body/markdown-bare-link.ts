import type { StateInline } from 'markdown-it';
import { type BareLink, createBareLinkFinder } from './bare-link.js';

type Finder = (start: number) => BareLink | undefined;

// One for each text that is being parsed.
const finders = new WeakMap<StateInline, Finder>();

function finderOf(state: StateInline): Finder {
  const finder = finders.get(state) ?? createBareLinkFinder(state.src);
  finders.set(state, finder);
  return finder;
}

/** Where `http` or `https` before the colon starts, or -1. */
function schemeStart(text: string, colon: number): number {
  const before = text.slice(Math.max(0, colon - 5), colon).toLowerCase();
  if (before === 'https') return colon - 5;
  return before.endsWith('http') ? colon - 4 : -1;
}

/**
 * An inline rule for markdown-it: an address that stands bare is a link, by the same rules as in plain text, and the
 * marks of emphasis inside it are part of it.
 */
export function readBareLink(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (state.linkLevel > 0 || !src.startsWith('://', pos)) return false;
  const start = schemeStart(src, pos);
  const length = pos - start;
  if (start < 0 || state.pending.length < length) return false;
  const link = finderOf(state)(start);
  if (link === undefined || link.end > state.posMax) return false;
  if (!silent) addLink(state, link, length);
  state.pos = link.end;
  return true;
}

/** `written` characters of the scheme wait as text already. */
function addLink(state: StateInline, link: BareLink, written: number): void {
  state.pending = state.pending.slice(0, -written);
  state.push('link_open', 'a', 1).attrs = [['href', link.href]];
  state.push('text', '', 0).content = state.src.slice(link.start, link.end);
  state.push('link_close', 'a', -1);
}
