import type { AccountId, SiteId } from './ids.js';
import { QUEUES, type QueueName } from './triage/triage.js';

/** What a page of a queue, or of a search, shows: the parameters of its address. */
export interface ViewAsked {
  /** A queue in its own order, or a search. */
  readonly page: QueueName | 'search';
  readonly parameters: Readonly<Record<string, string>>;
}

/** A view under a name: its maker's own, or shared with everybody who moderates on its site. Whoever looks sees what they may see. */
export interface SavedView extends ViewAsked {
  readonly id: number;
  /** Of a shared view: with whose desk. */
  readonly siteId: SiteId | null;
  /** Null when its maker is gone. */
  readonly ownerId: AccountId | null;
  readonly name: string;
  readonly createdAt: number;
}

const OF_QUEUE = ['rule', 'section', 'site'];
const OF_SEARCH = ['q', 'by', 'status', 'rule', 'section', 'site', 'from', 'to', 'order'];
const LONGEST = 200;

/** The parameters that a page keeps, of whatever is given; undefined for a page that shows no list. */
export function viewAsked(
  page: string,
  given: Readonly<Record<string, string | undefined>>,
): ViewAsked | undefined {
  const queue = QUEUES.find((known) => known === page);
  if (queue === undefined && page !== 'search') return undefined;
  const names = queue === undefined ? OF_SEARCH : OF_QUEUE;
  const kept = names.flatMap((name) => {
    const value = given[name]?.trim().slice(0, LONGEST) ?? '';
    return value === '' ? [] : [[name, value] as const];
  });
  return { page: queue ?? 'search', parameters: Object.fromEntries(kept) };
}

/** The address of what is asked, with more parameters if given. */
export function viewAddress(
  { page, parameters }: ViewAsked,
  more: Readonly<Record<string, string>> = {},
): string {
  const path = page === 'search' ? '/console/search' : `/console/queue/${page}`;
  const query = Object.entries({ ...parameters, ...more }).map(
    ([name, value]) => `${name}=${encodedParameter(value)}`,
  );
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

/** A parameter's value, encoded: also what encodeURIComponent leaves alone, so that a way back holds few characters. */
export function encodedParameter(text: string): string {
  const asCode = (mark: string) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, asCode);
}
