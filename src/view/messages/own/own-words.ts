import type { RefusalCode } from '../../../core/refusal.js';
import type { Translated } from '../../say.js';
import type { ownEn } from '../own-en.js';
import type { signInEn } from '../sign-in-en.js';

/** Refusals that only somebody who signs in, or changes how, can meet. */
export type OwnRefusal = Extract<
  RefusalCode,
  | 'email_invalid'
  | 'passwords_off'
  | 'password_too_short'
  | 'sign_in_failed'
  | 'code_wrong'
  | 'code_over'
  | 'token_refused'
  | 'passkey_refused'
  | 'provider_refused'
  | 'fresh_sign_in_required'
  | 'mail_failed'
>;

export type SignInWords = Translated<typeof signInEn>;

/** What readers meet when they sign in and on their own page, in one language. */
export interface OwnWords {
  readonly signIn: SignInWords;
  readonly own: Translated<typeof ownEn>;
  /** English has none: the server's own sentences will do. */
  readonly refusals?: Readonly<Record<OwnRefusal, string>>;
}
