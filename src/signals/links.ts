import type { Evidence } from '../core/evidence.js';
import { SHORTENERS } from './lists/shorteners.js';
import type { Draft, DraftLink, Signal, SignalContext } from './signal.js';

/*
 * The score adds up: what makes links look like advertising, each with its share. Policies name thresholds, so the
 * shares stay (docs/reference/signals.md).
 */
const EACH_FOREIGN = 0.15;
const MOST_FOREIGN = 0.5;
const WEBSITE = 0.1;
const SHORTENED = 0.3;
const LOOK_ALIKE_HOST = 0.4;
/** More of the text is link than is not. */
const MOSTLY_LINKS = 0.2;
const MOST_SPANS = 50;

/** Counts a draft's links to hosts that are neither the site's nor the story's, and how far they look like advertising. */
export const links: Signal = {
  name: 'links',
  measure(draft, context) {
    const foreign = foreignLinks(draft, context);
    const website = draft.website !== undefined && !isOwn(hostOf(draft.website), context);
    if (foreign.length === 0 && !website) return undefined;
    return evidenceOf(draft, foreign, website);
  },
};

/** Links to web pages that are neither the site's nor the story's. */
export function foreignLinks(draft: Draft, context: SignalContext): readonly DraftLink[] {
  return draft.links.filter((link) => !isMail(link) && !isOwn(hostOf(link.href), context));
}

function evidenceOf(draft: Draft, foreign: readonly DraftLink[], hasWebsite: boolean): Evidence {
  const hosts = new Set(foreign.map(({ href }) => hostOf(href)));
  const all = draft.website === undefined ? hosts : new Set([...hosts, hostOf(draft.website)]);
  const isShortened = [...all].some((host) => SHORTENERS.has(host));
  // The URL parser writes every host in other letters than ASCII with this mark.
  const hasLookAlike = [...all].some((host) => host.split('.').some((label) => label.startsWith('xn--')));
  const score =
    Math.min(foreign.length * EACH_FOREIGN, MOST_FOREIGN) +
    (hasWebsite ? WEBSITE : 0) +
    (isShortened ? SHORTENED : 0) +
    (hasLookAlike ? LOOK_ALIKE_HOST : 0) +
    (isMostlyLinks(draft, foreign) ? MOSTLY_LINKS : 0);
  const remarks = [
    ...(hasWebsite ? ['a web address beside the name'] : []),
    ...(isShortened ? ['an address that hides where it leads'] : []),
    ...(hasLookAlike ? ['a host in letters other than ASCII'] : []),
  ];
  return {
    signal: links.name,
    score: Math.min(score, 1),
    spans: foreign.slice(0, MOST_SPANS).map(({ start, end }) => ({ start, end })),
    sentence: `${countOf(foreign.length, hosts.size)}${remarks.length > 0 ? `; ${remarks.join(', ')}` : ''}.`,
  };
}

function countOf(count: number, hosts: number): string {
  if (count === 0) return 'No links in the text';
  if (count === 1) return '1 link to another site';
  return `${count} links to ${hosts === 1 ? 'one other site' : `${hosts} other sites`}`;
}

function isMostlyLinks({ text }: Draft, foreign: readonly DraftLink[]): boolean {
  const linked = foreign.reduce((sum, { start, end }) => sum + end - start, 0);
  return linked * 2 > text.trim().length;
}

function isMail({ href }: DraftLink): boolean {
  return href.startsWith('mailto:');
}

/** The host of an address as core/body writes it, without `www.`; '' when there is none. */
function hostOf(href: string): string {
  const host = /^https?:\/\/([^/?#]*)/i.exec(href)?.[1] ?? '';
  return host
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^www\./, '');
}

function isOwn(host: string, { site, story }: SignalContext): boolean {
  if (host === '' || host === story.host?.replace(/^www\./, '')) return true;
  return site.hosts.some((pattern) =>
    pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern.replace(/^www\./, ''),
  );
}
