import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Refusal } from '../core/refusal.js';

/** As the only factor a password needs 15 characters (NIST SP 800-63B-4, 3.1.1.2). */
const SHORTEST_PASSWORD = 15;
const LONGEST_PASSWORD = 1000;

// Argon2id with 19 MiB, two passes, one lane: the OWASP Password Storage Cheat Sheet's second choice.
const MEMORY = 19_456;
const PASSES = 2;
const PARALLELISM = 1;
const TAG_LENGTH = 32;

const derive = promisify(argon2);

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

function tagOf(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  return derive('argon2id', {
    message: Buffer.from(password.normalize('NFKC'), 'utf8'),
    nonce: salt,
    tagLength: TAG_LENGTH,
    ...cost,
  });
}

/** Refuses a password that is too short, counted in code points after NFKC; nothing else is asked of it. */
export function checkPassword(password: string): void {
  const length = [...password.normalize('NFKC')].length;
  if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
    throw new Refusal('password_too_short', { limit: SHORTEST_PASSWORD });
  }
}

/** The password as a PHC string ($argon2id$v=19$m=…,t=…,p=…$salt$tag), computed off the event loop. */
export async function hashPassword(password: string): Promise<string> {
  checkPassword(password);
  const salt = randomBytes(16);
  const tag = await tagOf(password, salt, { memory: MEMORY, passes: PASSES, parallelism: PARALLELISM });
  const text = (bytes: Buffer): string => bytes.toString('base64').replace(/={1,2}$/, '');
  return `$argon2id$v=19$m=${MEMORY},t=${PASSES},p=${PARALLELISM}$${text(salt)}$${text(tag)}`;
}

// Verified against when an account has no password or does not exist, so that both answers take as long.
const NOBODY = `$argon2id$v=19$m=${MEMORY},t=${PASSES},p=${PARALLELISM}$${'A'.repeat(22)}$${'A'.repeat(43)}`;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Whether `password` is the one behind `hash`; a null hash costs the same time and never matches. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const parts = PHC.exec(hash ?? NOBODY);
  if (parts === null || password.length > LONGEST_PASSWORD * 2) return false;
  const [, memory, passes, parallelism, salt = '', tag = ''] = parts;
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const computed = await tagOf(password, Buffer.from(salt, 'base64'), cost);
  return hash !== null && timingSafeEqual(computed, Buffer.from(tag, 'base64'));
}
