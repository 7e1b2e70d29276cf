import { decodeId, encodeId } from '../ids.js';

/** HMAC of a text, base64url; and the constant-time check of one. */
export interface NoticeSigner {
  sign(purpose: 'notice', text: string): string;
  verify(purpose: 'notice', text: string, signature: string): boolean;
}

const ID = 11;

/** The last part of the address at which a reporter reads what became of their notice: nobody else can know it. */
export function noticeToken(signer: NoticeSigner, id: number): string {
  const text = encodeId(id);
  return `${text}${signer.sign('notice', text)}`;
}

/** The notice that a token opens; undefined when it was not made here. */
export function readNoticeToken(signer: NoticeSigner, token: string): number | undefined {
  const text = token.slice(0, ID);
  return signer.verify('notice', text, token.slice(ID)) ? decodeId<number>(text) : undefined;
}
