import type { Actor } from '../core/account.js';
import type { SiteId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import type { LawSettings, SiteSettings } from '../core/site.js';
import { checkText } from '../core/text.js';
import type { Reads, Writes } from '../storage/store.js';
import { actBy, type NotesActs } from './act-entry.js';
import { siteOf } from './site-of.js';

const MINUTE = 60_000;
/** A week: after that an edit would change what others have long answered. */
const LONGEST_EDIT_MINUTES = 7 * 24 * 60;
/** Ten years: longer is never. */
const LONGEST_CLOSE_DAYS = 3650;
const GUIDELINES = { codePoints: 5000, bytes: 20_000 };
const TERMS = { codePoints: 100_000, bytes: 300_000 };
const NO_LAW: LawSettings = { contact: '', authorities: '', terms: '', isSmall: false };
const MOST_WORDS = 2000;
const LONGEST_WORD = 200;
const MOST_PARAMETERS = 50;

/** What may be changed of a site's settings, as people say it; what is absent stays. Rules change by change-policy. */
export interface SiteChange
  extends Partial<Pick<SiteSettings, 'mode' | 'voting' | 'disposableMail' | 'retention'>> {
  readonly law?: Partial<LawSettings>;
  readonly guidelines?: string;
  readonly words?: readonly string[];
  readonly editMinutes?: number;
  /** Null: threads do not close by themselves. */
  readonly closeAfterDays?: number | null;
  /** Null: every parameter but known trackers tells pages apart. */
  readonly meaningfulQuery?: readonly string[] | null;
}

interface Deps extends NotesActs {
  readonly store: { readonly read: Pick<Reads, 'siteById'>; readonly write: Pick<Writes, 'updateSite'> };
}

/** Changes what a site is set to. Refuses not_found, sign_in_required, forbidden, and what `changedSettings` refuses. */
export async function changeSite(
  deps: Deps,
  actor: Actor,
  { siteId, ...change }: SiteChange & { readonly siteId: SiteId },
): Promise<void> {
  const { store } = deps;
  const site = await siteOf(store.read, siteId);
  mustBeAllowed(actor, 'site.change', { now: deps.clock(), site });
  const settings = changedSettings(site.settings, change);
  await store.write.updateSite({ id: siteId, settings, entry: actBy(deps, actor) });
}

/** The settings after a change. Refuses invalid_request for a number out of bounds, too many words; text_*. */
export function changedSettings(before: SiteSettings, change: SiteChange): SiteSettings {
  const { editMinutes, closeAfterDays, meaningfulQuery, guidelines, words, law, ...plain } = change;
  const { closeAfterDays: oldTerm, meaningfulQuery: oldQuery, ...kept } = before;
  const term = closeAfterDays === undefined ? (oldTerm ?? null) : closeAfterDays;
  const query = meaningfulQuery === undefined ? (oldQuery ?? null) : meaningfulQuery;
  return {
    ...kept,
    ...plain,
    ...(guidelines === undefined ? {} : { guidelines: lawfulGuidelines(guidelines) }),
    ...(law === undefined ? {} : { law: lawfulLaw({ ...NO_LAW, ...before.law, ...law }) }),
    ...(words === undefined ? {} : { words: lawfulLines(words, 'words', MOST_WORDS) }),
    ...(editMinutes === undefined
      ? {}
      : {
          editWindow: within(editMinutes, 'the edit window in minutes', [0, LONGEST_EDIT_MINUTES]) * MINUTE,
        }),
    ...(term === null
      ? {}
      : { closeAfterDays: within(term, 'the days after which threads close', [1, LONGEST_CLOSE_DAYS]) }),
    ...(query === null ? {} : { meaningfulQuery: lawfulLines(query, 'query parameters', MOST_PARAMETERS) }),
  };
}

function within(value: number, what: string, [least, most]: readonly [number, number]): number {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  throw new Refusal('invalid_request', { problem: `${what}: a whole number from ${least} to ${most}.` });
}

function lawfulLaw({ contact, authorities, terms, isSmall }: LawSettings): LawSettings {
  const cleaned = { contact: lawfulGuidelines(contact), authorities: lawfulGuidelines(authorities) };
  return { ...cleaned, terms: terms.trim() === '' ? '' : checkText(terms, TERMS), isSmall };
}

function lawfulGuidelines(text: string): string {
  return text.trim() === '' ? '' : checkText(text, GUIDELINES);
}

/** Trimmed, without empty and repeated ones. */
function lawfulLines(lines: readonly string[], what: string, most: number): readonly string[] {
  const kept = [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))];
  const isTooMuch = kept.length > most || kept.some((line) => line.length > LONGEST_WORD);
  if (isTooMuch)
    throw new Refusal('invalid_request', {
      problem: `${what}: at most ${most}, each of at most ${LONGEST_WORD} characters.`,
    });
  return kept;
}
