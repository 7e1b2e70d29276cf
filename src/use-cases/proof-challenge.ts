import { DEFAULT_EFFORT, isProof } from '../core/proof/proof.js';
import type { Signer } from './deps.js';

/** Time to compute, and to be asked once more. */
const VALID_FOR = 10 * 60_000;

/** What a proof is for. With the key of the request a proof serves for one comment: the key does. */
interface Proved {
  /** Story and author. */
  readonly scope: string;
  readonly key: string;
  readonly source: string;
}

/** What a browser is to compute before this very text is taken: `{until}.{effort}.{signature}`. */
export function createChallenge(
  secrets: Signer,
  proved: Proved,
  { effort = DEFAULT_EFFORT, now }: { readonly effort: number | undefined; readonly now: number },
): string {
  const head = `${(now + VALID_FOR).toString(36)}.${effort}`;
  return `${head}.${secrets.sign('proof-of-work', signedText(proved, head))}`;
}

/** The effort that `challenge.nonce` proves for this text, story, author and key; 0 when it is over, or for another. */
export function provedEffort(
  secrets: Signer,
  proved: Proved,
  { proof, now }: { readonly proof: string | undefined; readonly now: number },
): number {
  const [until = '', effort = '', signature = '', nonce = ''] = proof?.split('.') ?? [];
  if (!(Number.parseInt(until, 36) >= now)) return 0;
  const head = `${until}.${effort}`;
  if (!secrets.verify('proof-of-work', signedText(proved, head), signature)) return 0;
  const bits = Number(effort);
  return isProof(`${head}.${signature}`, nonce, bits) ? bits : 0;
}

function signedText({ scope, key, source }: Proved, head: string): string {
  return JSON.stringify([head, scope, key, source]);
}
