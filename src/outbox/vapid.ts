import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Tells push services who sends, so that nobody else can send to our readers' browsers (RFC 8292). */
export interface Vapid {
  /** What a page hands to its browser: a point of P-256, base64url. */
  readonly publicKey: string;
  /** The `Authorization` header for a message to `endpoint`. */
  authorize(endpoint: string, now: number): string;
}

const HALF_DAY = 12 * 60 * 60;
const CURVE = 'prime256v1';

/** Signs as `contact`, a mailto: or https: address, with the key in the data folder's file `push-key`, made once. */
export function openVapid(contact: string, dataFolder: string): Vapid {
  return createVapid(contact, loadKey(dataFolder));
}

/** The same with a given private key on P-256. */
export function createVapid(contact: string, privateKey: KeyObject): Vapid {
  const { x = '', y = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const point = [Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  const publicKey = Buffer.concat(point).toString('base64url');
  return {
    publicKey,
    authorize: (endpoint, now) => {
      // RFC 8292, 2: at most a day from now; a push service's clock may differ.
      const exp = Math.floor(now / 1000) + HALF_DAY;
      const claims = { aud: new URL(endpoint).origin, exp, sub: contact };
      const signed = `${encoded({ typ: 'JWT', alg: 'ES256' })}.${encoded(claims)}`;
      const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return `vapid t=${signed}.${signature.toString('base64url')}, k=${publicKey}`;
    },
  };
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function loadKey(dataFolder: string): KeyObject {
  mkdirSync(dataFolder, { recursive: true });
  const file = path.join(dataFolder, 'push-key');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: CURVE });
  try {
    // `wx` fails when the file is there: two first starts at once end up with one key.
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return createPrivateKey(readFileSync(file));
}
