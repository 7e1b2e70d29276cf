import { checkEmail } from '../core/email.js';
import type { AccountId, IdMaker } from '../core/ids.js';
import type { Mail, Mailer } from '../core/mail.js';
import { checkName } from '../core/name.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import type { Store } from '../storage/store.js';
import { openReaderSession } from './reader-session.js';
import type { Secrets } from './secrets.js';
import { newCode, shownCode, typedCode } from './sign-in-code.js';
import { newToken, tokenHash } from './token.js';

/** NIST SP 800-63B-4, 3.1.3.2 and OWASP ASVS 6.5.5: at most ten minutes. */
export const CODE_LIFETIME = 10 * 60_000;
const MOST_TRIES = 5;
const HOUR = 60 * 60_000;
/** Enough for a mail that does not come; too few to fill anybody's mailbox. */
const CODES_PER_HOUR = 5;

export interface CodeDeps {
  readonly store: Store;
  readonly clock: () => number;
  readonly newId: IdMaker;
  readonly secrets: Pick<Secrets, 'sign'>;
  readonly mail: Mailer;
}

export interface CodeAsked {
  readonly site: Site;
  readonly email: string;
  /** The mail around a code as it is shown. */
  readonly write: (code: string) => Pick<Mail, 'subject' | 'text'>;
}

/**
 * Mails a code, and gives the nonce for the cookie of the browser that asked: the code is worth something there only.
 * The same is done for every address, known or not. Refuses email_invalid, rate_limited, mail_failed.
 */
export async function mailCode(deps: CodeDeps, { site, email, write }: CodeAsked): Promise<string> {
  const to = checkEmail(email).toLowerCase();
  const [nonce, code, now] = [newToken(), newCode(), deps.clock()];
  const isCounted = await deps.store.write.createSignInCode({
    nonceHash: tokenHash(nonce),
    siteId: site.id,
    email: to,
    codeHash: codeHash(deps, nonce, code),
    now,
    expiresAt: now + CODE_LIFETIME,
    since: now - HOUR,
    most: CODES_PER_HOUR,
  });
  if (!isCounted) throw new Refusal('rate_limited', { seconds: HOUR / 1000 });
  await deps.mail.send({ to, ...write(shownCode(code)) });
  return nonce;
}

/**
 * Uses a code up; gives the token for the reader's cookie. Whoever comes for the first time gets an account.
 * Refuses code_wrong, code_over, name_invalid, author_blocked.
 */
export async function redeemCode(
  deps: CodeDeps,
  given: { readonly nonce: string | undefined; readonly code: string; readonly name?: string | undefined },
): Promise<string> {
  const { nonce } = given;
  const name = given.name === undefined || given.name === '' ? '' : checkName(given.name);
  if (nonce === undefined) throw new Refusal('code_over');
  const now = deps.clock();
  const outcome = await deps.store.write.redeemSignInCode({
    nonceHash: tokenHash(nonce),
    codeHash: codeHash(deps, nonce, typedCode(given.code)),
    now,
    mostTries: MOST_TRIES,
  });
  if (outcome.kind !== 'right') throw new Refusal(outcome.kind === 'wrong' ? 'code_wrong' : 'code_over');
  const fresh = {
    id: deps.newId<AccountId>(),
    email: outcome.email,
    name,
    createdAt: now,
    disabledAt: null,
  };
  const account = await deps.store.write.accountForEmail({ account: fresh });
  if (account.name === '' && name !== '')
    await deps.store.write.renameAccount({ accountId: account.id, name });
  return openReaderSession(deps, account.id, 'email');
}

/** Keyed, so that a stolen database does not tell codes that are still good. */
function codeHash({ secrets }: Pick<CodeDeps, 'secrets'>, nonce: string, code: string): string {
  return secrets.sign('sign-in-code', `${nonce} ${code}`);
}
