import { ELEMENT_ROLES, type KeptRole } from './html-elements.js';
import type { HtmlEvents, HtmlTag } from './html-reader.js';

/** What is left of HTML once everything is gone that a body cannot hold. */
export interface AllowedEvents {
  text(words: string): void;
  open(tag: HtmlTag, role: KeptRole): void;
  close(name: string, role: KeptRole): void;
}

// A text can invent as many names as it likes; a report should not.
const MAX_COUNTED_NAMES = 40;
const COUNTABLE = /^[a-z][a-z0-9-]{0,19}$/;

/** Lets elements of ELEMENT_ROLES pass, with all text but that of dropped elements, and counts the rest. */
export class HtmlAllowList implements HtmlEvents {
  private readonly next: AllowedEvents;
  private readonly counts = new Map<string, number>();
  /** The dropped element that we are in, how many of its name are open, and the offset of its content. */
  private dropped:
    | { readonly name: string; depth: number; readonly from: number; readonly isRaw: boolean }
    | undefined;
  private readonly endless = new Set<string>();

  constructor(next: AllowedEvents) {
    this.next = next;
  }

  text(words: string): void {
    if (this.dropped === undefined) this.next.text(words);
  }

  open(tag: HtmlTag): void {
    if (this.dropped !== undefined) {
      if (tag.name === this.dropped.name && !tag.isSelfClosing) this.dropped.depth++;
      return;
    }
    for (const name of tag.attributes.keys()) this.countAttribute(name);
    const role = ELEMENT_ROLES.get(tag.name);
    if (role === 'dropped' || role === 'raw') this.drop(tag, role === 'raw');
    else if (role === undefined) this.countElement(tag.name);
    else this.next.open(tag, role);
  }

  close(name: string): void {
    if (this.dropped !== undefined) {
      if (name === this.dropped.name && --this.dropped.depth === 0) this.dropped = undefined;
      return;
    }
    const role = ELEMENT_ROLES.get(name);
    if (role !== undefined && role !== 'dropped' && role !== 'raw') this.next.close(name, role);
  }

  /**
   * The offset from which to read again when the text has ended inside a dropped element that browsers would show
   * something of; from then on only its tags are dropped. Undefined when all has been read.
   */
  resumeAt(): number | undefined {
    const endless = this.dropped;
    this.dropped = undefined;
    if (endless === undefined || endless.isRaw) return undefined;
    this.endless.add(endless.name);
    return endless.from;
  }

  /** Counts something else that was dropped. */
  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  countElement(name: string): void {
    const isListed = this.counts.has(name) || (COUNTABLE.test(name) && this.counts.size < MAX_COUNTED_NAMES);
    this.count(isListed ? name : 'other');
  }

  /** What was dropped, by name. */
  report(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.counts);
  }

  private countAttribute(name: string): void {
    if (name.startsWith('on')) this.count('on*=');
    else if (name === 'style') this.count('style=');
  }

  private drop(tag: HtmlTag, isRaw: boolean): void {
    if (this.endless.has(tag.name)) return;
    this.countElement(tag.name);
    if (!tag.isSelfClosing) this.dropped = { name: tag.name, depth: 1, from: tag.end, isRaw };
  }
}
