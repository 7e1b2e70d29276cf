import { decodeId, encodeId } from './ids.js';

/** What a link in a mail may do, and no other: it proves that whoever has it reads the mails of that address. */
export interface FollowClaim {
  readonly act: 'confirm' | 'stop';
  readonly followerId: number;
  /** 0: of everything that they follow on the site. */
  readonly subscriptionId: number;
}

/** HMAC of a text, base64url; and the constant-time check of one. */
export interface FollowSigner {
  sign(purpose: 'follow', text: string): string;
  verify(purpose: 'follow', text: string, signature: string): boolean;
}

const ID = 11;
const NONE = '0'.repeat(ID);

function bodyOf({ followerId, subscriptionId }: Omit<FollowClaim, 'act'>): string {
  return `${encodeId(followerId)}${subscriptionId === 0 ? NONE : encodeId(subscriptionId)}`;
}

/** The last part of a link: both ids and a signature over them and the act. */
export function followToken(signer: FollowSigner, claim: FollowClaim): string {
  const body = bodyOf(claim);
  return `${body}${signer.sign('follow', `${claim.act} ${body}`)}`;
}

/** What a token lets its bearer do; undefined when it was not made here for this act. */
export function readFollowToken(
  signer: FollowSigner,
  act: FollowClaim['act'],
  token: string,
): FollowClaim | undefined {
  const body = token.slice(0, 2 * ID);
  if (!signer.verify('follow', `${act} ${body}`, token.slice(2 * ID))) return undefined;
  const followerId = decodeId<number>(body.slice(0, ID));
  const second = body.slice(ID);
  const subscriptionId = second === NONE ? 0 : decodeId<number>(second);
  if (followerId === undefined || subscriptionId === undefined) return undefined;
  return { act, followerId, subscriptionId };
}
