import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a key is for; each purpose has a key of its own, so that a signature for one is worth nothing for another. */
export type Purpose =
  | 'compose-form'
  | 'nudge-ticket'
  | 'proof-of-work'
  | 'address-hash'
  | 'limit'
  | 'guest-cookie'
  | 'console-form'
  | 'sign-in-code'
  | 'second-factor'
  | 'follow'
  | 'author-feed'
  | 'notice'
  | 'statement'
  | 'webhook'
  | 'erasure';

export interface Secrets {
  /** HMAC-SHA-256 of `text` under the purpose's key, base64url. */
  sign(purpose: Purpose, text: string): string;
  /** What `sign` gives, and what it gave under each secret before. */
  signatures(purpose: Purpose, text: string): readonly string[];
  /** Constant-time check of what `sign` gave. */
  verify(purpose: Purpose, text: string, signature: string): boolean;
  /** Encrypts what storage must keep but nobody may read there: AES-256-GCM, base64url. */
  seal(purpose: Purpose, text: string): string;
  /** What was sealed; undefined when it was sealed under another secret, for another purpose, or changed. */
  open(purpose: Purpose, sealed: string): string | undefined;
}

/**
 * Derives one key per purpose from `secret` by HKDF-SHA-256 (RFC 5869). What was signed or sealed under one of the secrets
 * `before` is still good; nothing new is.
 */
export function createSecrets(secret: string, before: readonly string[] = []): Secrets {
  const keyFor = keysOf(secret);
  const every = [keyFor, ...before.map(keysOf)];
  return {
    sign: (purpose, text) => signature(keyFor(purpose), text),
    signatures: (purpose, text) => every.map((keys) => signature(keys(purpose), text)),
    verify: (purpose, text, given) =>
      every.some((keys) => isEqual(Buffer.from(signature(keys(purpose), text)), Buffer.from(given))),
    seal: (purpose, text) => sealed(keyFor(purpose), text),
    open(purpose, text) {
      for (const keys of every) {
        const found = opened(keys(purpose), text);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

function keysOf(secret: string): (purpose: Purpose) => KeyObject {
  const keys = new Map<Purpose, KeyObject>();
  return (purpose) => {
    const known = keys.get(purpose);
    if (known) return known;
    // A key object is made once; a key of bytes would be made anew for every signature, at six times the cost.
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'parley', purpose, 32)));
    keys.set(purpose, key);
    return key;
  };
}

function signature(key: KeyObject, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

function isEqual(wanted: Buffer, given: Buffer): boolean {
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

function sealed(key: KeyObject, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  );
}

function opened(key: KeyObject, text: string): string | undefined {
  const bytes = Buffer.from(text, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const body = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

/** NIST SP 800-38D, 5.2.1.1 and 5.2.1.2. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The installation's secret: the setting if there is one, else the file `secret` in the data folder, made once. */
export function loadSecret(setting: string | null, dataFolder: string): string {
  if (setting !== null) return setting;
  mkdirSync(dataFolder, { recursive: true });
  const file = path.join(dataFolder, 'secret');
  try {
    // `wx` fails when the file is there: two first starts at once end up with one secret.
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
