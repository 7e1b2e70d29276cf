import { HOLD_FIRST_REASON } from '../../core/policy/decide.js';
import { POLICY_TEMPLATES } from '../../core/policy/templates.js';
import { PREMOD_REASON } from '../../core/sanction/sanction.js';
import { CLOSED_BEFORE_IMPORT, CLOSED_BY_AGE } from '../../core/story.js';
import { languageOr, lookUp, wordsIn } from '../languages.js';
import type { ProgramWords, ServerWords, ThreadWords } from '../say.js';
import { digestOf } from '../server-words.js';
import { arabic } from './ar.js';
import type { Catalogue, LiveWords, PageWords, ShippedReason } from './catalogue.js';
import { german } from './de.js';
import { greek } from './el.js';
import { pageEn, threadEn } from './en.js';
import { spanish } from './es.js';
import { followWords } from './follow/catalogue.js';
import { french } from './fr.js';
import { hebrew } from './he.js';
import { italian } from './it.js';
import { liveEn } from './live-en.js';
import { OWN_CATALOGUES, OWN_ENGLISH } from './own/catalogues.js';
import type { OwnWords } from './own/own-words.js';
import { polish } from './pl.js';
import { portuguese } from './pt.js';
import { restrictionWords } from './restriction.js';
import { russian } from './ru.js';
import { turkish } from './tr.js';
import { ukrainian } from './uk.js';
import { writingEn } from './writing-en.js';

/** Every language but English, by its tag (BCP 47). */
export const CATALOGUES: Readonly<Record<string, Catalogue>> = {
  ar: arabic,
  de: german,
  el: greek,
  es: spanish,
  fr: french,
  he: hebrew,
  it: italian,
  pl: polish,
  pt: portuguese,
  ru: russian,
  tr: turkish,
  uk: ukrainian,
};

/** What a painted page says. */
export interface PageCatalogue {
  readonly thread: ThreadWords;
  readonly page: PageWords;
  readonly writing: Catalogue['writing'];
  readonly live: LiveWords;
  /** Around signing in, and on a reader's own page. */
  readonly own: OwnWords;
}

/**
 * The words for pages in `tag`'s language: `pt` for `pt-BR`, English for what there is no catalogue of. Plurals and
 * numbers are those of the whole tag.
 */
export function pageCatalogue(tag: string | null): PageCatalogue {
  const asked = languageOr(tag);
  const found = wordsIn(CATALOGUES, asked);
  if (found) {
    const { thread, page, writing, live } = found;
    const own = OWN_CATALOGUES[found.thread.language] ?? OWN_ENGLISH;
    const server = serverWords(found);
    const refusals = { ...server.refusals, ...own.refusals };
    return { thread: { ...thread, ...server, refusals, language: asked }, page, writing, live, own };
  }
  return {
    thread: { ...threadEn, language: lookUp(['en'], asked) ? asked : 'en' },
    page: pageEn,
    writing: writingEn,
    live: liveEn,
    own: OWN_ENGLISH,
  };
}

/** What the reader's program loads for a language of CATALOGUES; scripts/bundle.mjs writes it into a file. */
export function programCatalogue(catalogue: Catalogue): ThreadWords & ProgramWords {
  const { thread, program } = catalogue;
  return { ...thread, ...program, ...serverWords(catalogue) };
}

/** What a part of the program loads for itself, by the part's name: `embed-{part}.{tag}.json`. */
export function partCatalogues(catalogue: Catalogue): Readonly<Record<string, object>> {
  const { live, writing, thread } = catalogue;
  const { signIn, refusals } = OWN_CATALOGUES[thread.language] ?? OWN_ENGLISH;
  const { notify, email, emailHint } = followWords(thread.language);
  return { live, writing: { ...writing, notify, email, emailHint }, 'sign-in': { signIn, refusals } };
}

function serverWords({ refusals, tryIn, reasons, thread }: Catalogue): ServerWords {
  const sentences = Object.entries(shippedReasons()).map(([name, english]) => [
    digestOf(english),
    reasons[name as ShippedReason],
  ]);
  const { premod } = restrictionWords(thread.language).words;
  const premodded = [digestOf(PREMOD_REASON), premod];
  return { refusals, tryIn, reasons: Object.fromEntries([...sentences, premodded]) };
}

/** The English of every reason that comes with Parley. */
export function shippedReasons(): Readonly<Record<ShippedReason, string>> {
  const rules = Object.values(POLICY_TEMPLATES).flatMap((policy) => policy.rules);
  const told = rules.filter((rule) => rule.then !== 'publish').map((rule) => [rule.id, rule.because]);
  return {
    ...Object.fromEntries(told),
    'hold-first': HOLD_FIRST_REASON,
    'closed-before': CLOSED_BEFORE_IMPORT,
    'closed-by-age': CLOSED_BY_AGE,
  };
}
