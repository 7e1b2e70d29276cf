import type { Attribution, DraftClaim, DraftContent, Stance } from '../../../../core/draft.js';
import type { ClaimStatus, Photo } from '../../../../core/report.js';

/** A form's fields by name. */
export type Fields = Readonly<Record<string, string>>;

/** More rows than a report can have; core/clean-draft says how many it may. */
const MOST_ROWS = 100;
/** Commas of the scripts that people write lists in. */
const COMMAS = /[,،、;]/;

/** What the editor's form says; what it has no fields for stays as it was. Any text is possible in any field. */
export function contentFrom(fields: Fields, before: DraftContent): DraftContent {
  const text = (name: string): string => fields[name] ?? '';
  return {
    headline: text('headline'),
    summary: text('summary'),
    bylines: text('bylines').split(COMMAS),
    section: text('section'),
    tags: text('tags').split(COMMAS),
    language: text('language'),
    slug: text('slug'),
    source: text('source'),
    claims: rowsOf(fields, 'c', '_text').map((name) => claimFrom(fields, name)),
    photos: before.photos.map((photo) => photoFrom(fields, photo)),
    map: before.map,
    isUnlisted: text('unlisted') === '1',
  };
}

/** The names of the rows that a form has: `c0`, `c1`, … */
function rowsOf(fields: Fields, prefix: string, suffix: string): string[] {
  const names: string[] = [];
  while (names.length < MOST_ROWS && Object.hasOwn(fields, `${prefix}${names.length}${suffix}`))
    names.push(`${prefix}${names.length}`);
  return names;
}

function claimFrom(fields: Fields, name: string): DraftClaim {
  return {
    id: fields[`${name}_id`] ?? '',
    text: fields[`${name}_text`] ?? '',
    status: (fields[`${name}_status`] ?? 'claimed') as ClaimStatus,
    isLead: fields[`${name}_lead`] === '1',
    basis: fields[`${name}_basis`] ?? '',
    attributions: rowsOf(fields, `${name}a`, '_source').map(
      (row): Attribution => ({
        source: fields[`${row}_source`] ?? '',
        stance: (fields[`${row}_stance`] ?? 'says') as Stance,
        repeats: fields[`${row}_repeats`] ?? '',
        quote: fields[`${row}_quote`] ?? '',
        url: fields[`${row}_url`] ?? '',
      }),
    ),
  };
}

/** The words beside a photo; the photo itself is no field. */
function photoFrom(fields: Fields, photo: Photo): Photo {
  const text = (name: 'alt' | 'caption' | 'credit' | 'licence'): string =>
    fields[`photo_${photo.id}_${name}`] ?? photo[name];
  return {
    ...photo,
    alt: text('alt'),
    caption: text('caption'),
    credit: text('credit'),
    licence: text('licence'),
  };
}
