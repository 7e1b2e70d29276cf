import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** RFC 6238, 5.2: thirty seconds a step. RFC 4226, 5.3: six digits, as every authenticator app shows them. */
const STEP_SECONDS = 30;
const DIGITS = 6;
/** RFC 4226, 4 (R6): 160 bits. */
const SECRET_BYTES = 20;
/** RFC 6238, 5.2: one step to each side for slow hands and wrong clocks. */
const WINDOW = 1;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export type Hash = 'sha1' | 'sha256' | 'sha512';

/** The code of a counter (RFC 4226, 5.3), `digits` long. */
export function hotp(
  secret: Uint8Array,
  counter: number,
  { digits = DIGITS, hash = 'sha1' }: { readonly digits?: number; readonly hash?: Hash } = {},
): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac(hash, secret).update(message).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits;
  return String(number).padStart(digits, '0');
}

/** The time step that `now` (Unix milliseconds) lies in. */
export function stepAt(now: number): number {
  return Math.floor(now / 1000 / STEP_SECONDS);
}

/** The step whose code was typed, near `now`; undefined when none has it. */
export function matchingStep(secret: Uint8Array, typed: string, now: number): number | undefined {
  const code = Buffer.from(typed.replace(/\s/g, ''));
  const steps = Array.from({ length: 2 * WINDOW + 1 }, (_, at) => stepAt(now) - WINDOW + at);
  return steps.find((step) => {
    const wanted = Buffer.from(hotp(secret, Math.max(step, 0)));
    return wanted.length === code.length && timingSafeEqual(wanted, code);
  });
}

export function newTotpSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

/** RFC 4648, 6, without padding: 160 bits are 32 whole characters. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((group) => BASE32[Number.parseInt(group.padEnd(5, '0'), 2)])
    .join('');
}

/** What authenticator apps read; https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function otpauthUri(
  secret: Uint8Array,
  { issuer, account }: { issuer: string; account: string },
): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`;
}
