import type { CryptoKey, JWK } from 'jose';
import { LRUCache } from 'lru-cache';
import { Refusal } from '../core/refusal.js';
import type { SsoSettings } from '../core/site.js';

/** A newsroom that changes its key has two for a while; more would make every wrong token cost more. */
const MOST_KEYS = 5;
const KINDS: Readonly<Record<SsoSettings['algorithm'], string>> = { EdDSA: 'OKP', RS256: 'RSA' };

const remembered = new LRUCache<string, readonly CryptoKey[]>({ max: 200 });

/** The public keys of a site's setting. Refuses invalid_request when there is none that can be used. */
export async function ssoKeys({
  key,
  algorithm,
}: Pick<SsoSettings, 'key' | 'algorithm'>): Promise<readonly CryptoKey[]> {
  const setting = `${algorithm} ${key}`;
  const known = remembered.get(setting);
  if (known) return known;
  const keys = await importKeys(key, algorithm);
  remembered.set(setting, keys);
  return keys;
}

async function importKeys(key: string, algorithm: SsoSettings['algorithm']): Promise<readonly CryptoKey[]> {
  const { importJWK, importSPKI } = await import('jose');
  try {
    if (key.trimStart().startsWith('-----BEGIN PUBLIC KEY-----'))
      return [mustFit(await importSPKI(key.trim(), algorithm), algorithm)];
    const { keys } = JSON.parse(key) as { keys: readonly JWK[] };
    const fitting = keys.filter((jwk) => isPublicKeyFor(jwk, algorithm)).slice(0, MOST_KEYS);
    if (fitting.length === 0) throw new TypeError('no key fits');
    return await Promise.all(fitting.map(async (jwk) => mustFit(await importJWK(jwk, algorithm), algorithm)));
  } catch {
    throw new Refusal('invalid_request', {
      problem: `the key must be a public key for ${algorithm}: PEM (BEGIN PUBLIC KEY) or a JWKS.`,
    });
  }
}

/** A private half has no place in a setting, and a secret (`oct`) is no public key. */
function isPublicKeyFor(jwk: JWK, algorithm: SsoSettings['algorithm']): boolean {
  const isFor = jwk.use === undefined || jwk.use === 'sig';
  return isFor && jwk.kty === KINDS[algorithm] && jwk.d === undefined;
}

/** RFC 8725, 3.5 and RFC 7518, 3.3: RSA keys have at least 2048 bits. */
function mustFit(key: CryptoKey | Uint8Array, algorithm: SsoSettings['algorithm']): CryptoKey {
  if (key instanceof Uint8Array || key.type !== 'public') throw new TypeError('not a public key');
  const bits = (key.algorithm as { readonly modulusLength?: number }).modulusLength ?? 0;
  const fits = algorithm === 'RS256' ? bits >= 2048 : key.algorithm.name === 'Ed25519';
  if (!fits) throw new TypeError('not a key for this algorithm');
  return key;
}
