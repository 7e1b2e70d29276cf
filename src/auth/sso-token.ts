import type { errors, JWTPayload, JWTVerifyResult } from 'jose';
import { checkEmail } from '../core/email.js';
import { cleanName } from '../core/name.js';
import { Refusal } from '../core/refusal.js';
import type { SsoSettings } from '../core/site.js';
import { ssoKeys } from './sso-keys.js';

/** A token is for one step from page to page; one that was copied on the way is soon worth nothing. */
const LONGEST_LIFE = 5 * 60;
/** Clocks of two machines. */
const CLOCK_SKEW = 60;
const LONGEST_TOKEN = 8192;
const LONGEST_ID = 255;
const PLAIN = /^\P{Cc}+$/u;

export interface SsoClaims {
  readonly subject: string;
  /** Null when the token names nobody. */
  readonly name: string | null;
  /** Only an address that the newsroom says it verified. */
  readonly verifiedEmail: string | null;
  readonly tokenId: string;
  /** Unix milliseconds after which the token would be refused anyway. */
  readonly usableUntil: number;
}

/**
 * Reads a newsroom's token. The key and the algorithm are the site's: what the token's header names (`alg`, `kid`, `jku`,
 * `x5u`, `jwk`) is compared or ignored, never followed. Refuses token_refused with what is wrong.
 */
export async function readSsoToken(
  token: string,
  { sso, audience, now }: { readonly sso: SsoSettings; readonly audience: string; readonly now: number },
): Promise<SsoClaims> {
  if (token.length > LONGEST_TOKEN) refuse(`it is longer than ${LONGEST_TOKEN} characters.`);
  const { payload, protectedHeader } = await verify(token, { sso, audience, now });
  if (protectedHeader.typ !== undefined && protectedHeader.typ.toUpperCase() !== 'JWT')
    refuse('its typ is not JWT.');
  if (Array.isArray(payload.aud) && payload.aud.length > 1) refuse('its aud names more than this site.');
  return claimsOf(payload, now);
}

async function verify(
  token: string,
  { sso, audience, now }: { readonly sso: SsoSettings; readonly audience: string; readonly now: number },
): Promise<JWTVerifyResult> {
  const { errors, jwtVerify } = await import('jose');
  let fault: unknown;
  for (const key of await ssoKeys(sso)) {
    try {
      return await jwtVerify(token, key, {
        algorithms: [sso.algorithm],
        issuer: sso.issuer,
        audience,
        clockTolerance: CLOCK_SKEW,
        maxTokenAge: LONGEST_LIFE,
        currentDate: new Date(now),
        requiredClaims: ['sub', 'iat', 'exp', 'jti'],
      });
    } catch (error) {
      fault = error;
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) break;
    }
  }
  return refuse(problemOf(fault, errors));
}

/** For the newsroom's developers; a token tells whoever holds it nothing that this would add to. */
function problemOf(error: unknown, kinds: typeof errors): string {
  if (error instanceof kinds.JWTExpired) return 'it has expired.';
  if (error instanceof kinds.JWTClaimValidationFailed) return `its claim ${error.claim} does not fit.`;
  if (error instanceof kinds.JOSEAlgNotAllowed) return 'it is signed with another algorithm than agreed.';
  if (error instanceof kinds.JWSSignatureVerificationFailed) return 'its signature is not by the agreed key.';
  return 'it cannot be read.';
}

function claimsOf(payload: JWTPayload, now: number): SsoClaims {
  const { iat = 0, exp = 0, sub, jti, name } = payload;
  const seconds = Math.floor(now / 1000);
  if (exp - iat > LONGEST_LIFE || exp > seconds + LONGEST_LIFE + CLOCK_SKEW)
    refuse(`it is good for longer than ${LONGEST_LIFE / 60} minutes.`);
  return {
    subject: idFrom(sub, 'sub'),
    name: typeof name === 'string' ? cleanName(name) || null : null,
    verifiedEmail: verifiedEmail(payload),
    tokenId: idFrom(jti, 'jti'),
    usableUntil: (exp + CLOCK_SKEW) * 1000,
  };
}

function idFrom(value: unknown, claim: string): string {
  if (typeof value === 'string' && value.length <= LONGEST_ID && PLAIN.test(value) && value.isWellFormed())
    return value;
  return refuse(`its claim ${claim} must be text of 1 to ${LONGEST_ID} characters.`);
}

/** Anything but a plain true is no proof: absent, false, "true" and 1 alike. */
function verifiedEmail({ email, email_verified: verified }: JWTPayload): string | null {
  if (verified !== true || typeof email !== 'string') return null;
  try {
    return checkEmail(email).toLowerCase();
  } catch {
    return null;
  }
}

function refuse(problem: string): never {
  throw new Refusal('token_refused', { problem });
}
