import type { RefusalCode } from '../../core/refusal.js';
import type { PluralForms, ProgramWords, Translated } from '../say.js';
import type { pageEn, threadEn } from './en.js';
import type { liveEn } from './live-en.js';
import type { writingEn } from './writing-en.js';

export type PageWords = Translated<typeof pageEn>;
export type LiveWords = Translated<typeof liveEn>;

/** Refusals that a reader can meet. `internal` is what the server says of its own failures. */
export type ReaderRefusal =
  | Extract<
      RefusalCode,
      | 'not_found'
      | 'invalid_request'
      | 'payload_too_large'
      | 'story_closed'
      | 'parent_not_found'
      | 'parent_gone'
      | 'answers_only'
      | 'origin_not_listed'
      | 'text_empty'
      | 'text_too_long'
      | 'text_invalid'
      | 'name_invalid'
      | 'website_invalid'
      | 'idempotency_key_reused'
      | 'nudge'
      | 'proof_needed'
      | 'forbidden'
      | 'sign_in_required'
      | 'edit_window_over'
      | 'author_blocked'
      | 'stale_revision'
      | 'rate_limited'
      | 'overloaded'
      | 'read_only'
    >
  | 'internal';

/** Reasons that come with Parley: those of the shipped rules by their ids, and the two that need no rule. */
export type ShippedReason =
  | 'night'
  | 'words'
  | 'copies'
  | 'wave'
  | 'unread'
  | 'group-abuse'
  | 'advertising'
  | 'impersonation'
  | 'form'
  | 'spam'
  | 'flood'
  | 'past-rejections'
  | 'strong-words'
  | 'cool-down'
  | 'attack'
  | 'shouting'
  | 'first-comment'
  | 'hold-first'
  | 'closed-before'
  | 'closed-by-age';

/** Everything that readers meet, in one language other than English. */
export interface Catalogue {
  readonly thread: Translated<typeof threadEn>;
  readonly program: ProgramWords;
  /** What the tools of a form say. */
  readonly writing: Translated<typeof writingEn>;
  /** What the part says that keeps an open thread alive. */
  readonly live: LiveWords;
  readonly page: PageWords;
  /** No reasons inside: they are English, and the form says which field is meant. */
  readonly refusals: Readonly<Record<ReaderRefusal, string>>;
  /** Follows a refusal that is over soon. */
  readonly tryIn: PluralForms;
  readonly reasons: Readonly<Record<ShippedReason, string>>;
}
