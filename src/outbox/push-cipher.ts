import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/** The browser's half: see PushSubscription. */
export interface PushKeys {
  readonly p256dh: string;
  readonly auth: string;
}

/** What each message has of its own; made by chance unless a test says which. */
export interface PushChance {
  /** 16 bytes. */
  readonly salt: Buffer;
  /** A private key on P-256. */
  readonly privateKey: Buffer;
}

const CURVE = 'prime256v1';
/** RFC 8291, 4: a message is one record, and push services take no larger one. */
const RECORD_BYTES = 4096;
const TAG_BYTES = 16;
/** RFC 8188, 2.1: salt, record size, length of the key's id. */
const HEADER_BYTES = 16 + 4 + 1;
const POINT_BYTES = 65;
/** RFC 8188, 2: ends the last record. */
const LAST = Buffer.of(2);
/** Bytes of the longest text that a message can hold. */
export const MOST_PUSHED = RECORD_BYTES - HEADER_BYTES - POINT_BYTES - LAST.length - TAG_BYTES;

/**
 * Encrypts a text for one browser: RFC 8291 in the coding aes128gcm of RFC 8188. Throws for a text of more than
 * MOST_PUSHED bytes and for a key that is no point of the curve.
 */
export function encryptPush(text: string, { p256dh, auth }: PushKeys, chance = byChance()): Buffer {
  const plain = Buffer.from(text);
  if (plain.length > MOST_PUSHED) throw new Error(`a push message has at most ${MOST_PUSHED} bytes`);
  const theirs = Buffer.from(p256dh, 'base64url');
  const pair = createECDH(CURVE);
  pair.setPrivateKey(chance.privateKey);
  const ours = pair.getPublicKey();
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours]);
  const key = derive(pair.computeSecret(theirs), { salt: Buffer.from(auth, 'base64url'), info, bytes: 32 });
  const part = (name: string, bytes: number): Buffer =>
    derive(key, { salt: chance.salt, info: Buffer.from(`Content-Encoding: ${name}\0`), bytes });
  const cipher = createCipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12));
  const size = Buffer.alloc(5);
  size.writeUInt32BE(RECORD_BYTES);
  size.writeUInt8(ours.length, 4);
  return Buffer.concat([
    ...[chance.salt, size, ours],
    ...[cipher.update(plain), cipher.update(LAST), cipher.final(), cipher.getAuthTag()],
  ]);
}

function byChance(): PushChance {
  const pair = createECDH(CURVE);
  pair.generateKeys();
  return { salt: randomBytes(16), privateKey: pair.getPrivateKey() };
}

function derive(
  secret: Buffer,
  { salt, info, bytes }: { readonly salt: Buffer; readonly info: Buffer; readonly bytes: number },
): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, bytes));
}
