import { isBody } from '../../core/body/validate.js';
import type { Report } from '../../core/report.js';
import { isJson, type Json, textOf } from './unchecked-json.js';

export type OwnReport = Omit<Report, 'storyId' | 'siteId'>;

const STATUSES: readonly unknown[] = ['draft', 'published', 'withdrawn'];
const TEXTS = ['slug', 'month', 'headline', 'summary', 'byline', 'source'] as const;

/** A report is taken whole or, where its JSON is not one of ours, not at all. */
export function ownReport(found: unknown): OwnReport | null {
  if (!isJson(found) || !isOwnReport(found)) return null;
  const {
    slug,
    month,
    status,
    placedAt,
    updatedAt,
    headline,
    summary,
    byline,
    body,
    source,
    claims,
    corrections,
  } = found;
  return {
    slug,
    month,
    status,
    publishedAt: typeof found.publishedAt === 'number' ? found.publishedAt : null,
    placedAt,
    updatedAt,
    headline,
    summary,
    byline,
    body,
    source,
    claims,
    corrections,
    map: found.map ?? null,
    mapWords: textOf(found.mapWords),
    ...ownDetails(found.details),
    ...(found.isUnlisted === true ? { isUnlisted: true } : {}),
  };
}

/** Section, tags and authors. Photos come with their files, when those are saved. */
function ownDetails(found: unknown): Pick<Report, 'details'> {
  if (!isJson(found)) return {};
  const texts = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
  const { section, tags, authors } = found;
  const named = { section: textOf(section) ?? '', tags: texts(tags), authors: texts(authors) };
  return { details: { ...named, photos: [], places: [] } };
}

function isOwnReport(found: Json): found is Json & OwnReport {
  const { status, placedAt, updatedAt, body, claims, corrections } = found;
  const hasTexts = TEXTS.every((field) => typeof found[field] === 'string');
  const hasTimes = Number.isSafeInteger(placedAt) && Number.isSafeInteger(updatedAt);
  return (
    hasTexts &&
    hasTimes &&
    STATUSES.includes(status) &&
    isBody(body) &&
    Array.isArray(claims) &&
    Array.isArray(corrections)
  );
}
