import { safeHref } from './body/safe-href.js';
import { type Attribution, type DraftClaim, type DraftContent, STANCES } from './draft.js';
import { Refusal } from './refusal.js';
import type { ClaimStatus, Photo } from './report.js';
import { slugOf } from './slug.js';
import { removeForbidden } from './text.js';
import { cleanTitle } from './title.js';

/** Longer than the longest reports, and what a page can still show. */
const LONGEST_SOURCE = 200_000;
const LONGEST_LINE = 500;
const MOST = { claims: 40, attributions: 12, tags: 20, bylines: 10, photos: 30 };
const STATUSES: readonly ClaimStatus[] = ['confirmed', 'reported', 'claimed', 'disputed', 'withdrawn'];

/**
 * A draft as it is stored, from one of any origin: forbidden characters gone, lines single, empty rows dropped, a claim's
 * id kept or made. Refuses text_too_long, and invalid_request for more rows than a report can have.
 */
export function cleanDraft(raw: DraftContent): DraftContent {
  const source = removeForbidden(raw.source.replace(/\r\n?/g, '\n'));
  if (source.length > LONGEST_SOURCE)
    throw new Refusal('text_too_long', { length: source.length, limit: LONGEST_SOURCE });
  return {
    headline: cleanTitle(raw.headline),
    summary: line(raw.summary),
    bylines: distinct(rows('bylines', raw.bylines.map(line))),
    section: line(raw.section),
    tags: distinct(rows('tags', raw.tags.map(line))),
    language: languageOf(raw.language),
    slug: raw.slug.trim() === '' ? '' : slugOf(raw.slug, ''),
    source,
    claims: withIds(rows('claims', raw.claims.map(cleanClaim))),
    photos: rows('photos', raw.photos).map(cleanPhoto),
    map: raw.map ?? null,
    isUnlisted: raw.isUnlisted,
  };
}

function rows<T>(name: keyof typeof MOST, all: readonly T[]): T[] {
  const kept = all.filter((row) => row !== '' && row !== undefined);
  if (kept.length <= MOST[name]) return kept;
  throw new Refusal('invalid_request', { problem: `${name} may be at most ${MOST[name]}.` });
}

/** One line of text, as it is stored. */
export function line(text: string): string {
  return [...removeForbidden(text.replace(/\s+/g, ' ')).trim()].slice(0, LONGEST_LINE).join('');
}

function distinct(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = slugOf(name, name);
    return !seen.has(key) && seen.add(key);
  });
}

function languageOf(text: string): string {
  try {
    return Intl.getCanonicalLocales(text.trim())[0] ?? '';
  } catch {
    return '';
  }
}

function cleanClaim(raw: DraftClaim): DraftClaim | '' {
  const text = line(raw.text);
  if (text === '') return '';
  const attributions = rows('attributions', raw.attributions.map(cleanAttribution)) as Attribution[];
  return {
    id: /^[0-9a-z]{1,12}$/.test(raw.id) ? raw.id : '',
    text,
    status: STATUSES.includes(raw.status) ? raw.status : 'claimed',
    isLead: raw.isLead,
    basis: line(raw.basis),
    attributions,
  };
}

function cleanAttribution(raw: Attribution): Attribution | '' {
  const source = line(raw.source);
  if (source === '') return '';
  const stance = STANCES.includes(raw.stance) ? raw.stance : 'says';
  return {
    source,
    stance,
    repeats: stance === 'repeats' ? line(raw.repeats) : '',
    quote: line(raw.quote),
    url: safeHref(raw.url.trim()) ?? '',
  };
}

/** Ids are short and go on from the greatest, so that a claim that is gone leaves its id to nobody. */
function withIds(claims: readonly (DraftClaim | '')[]): DraftClaim[] {
  const given = claims.filter((claim) => claim !== '');
  const used = new Set(given.map(({ id }) => id));
  let next = 1;
  return given.map((claim, i) => {
    const isOwn = claim.id !== '' && given.findIndex(({ id }) => id === claim.id) === i;
    if (isOwn) return claim;
    while (used.has(`c${next}`)) next++;
    used.add(`c${next}`);
    return { ...claim, id: `c${next}` };
  });
}

function cleanPhoto(photo: Photo): Photo {
  const { alt, caption, credit, licence } = photo;
  return { ...photo, alt: line(alt), caption: line(caption), credit: line(credit), licence: line(licence) };
}
