import { type DecisionId, decodeId, encodeId } from '../ids.js';

/** HMAC of a text, base64url; and the constant-time check of one. */
export interface StatementSigner {
  sign(purpose: 'statement', text: string): string;
  verify(purpose: 'statement', text: string, signature: string): boolean;
}

const ID = 11;

/** The last part of the address in a mailed statement: whoever reads the author's mails may read it, and appeal. */
export function statementToken(signer: StatementSigner, id: DecisionId): string {
  const text = encodeId(id);
  return `${text}${signer.sign('statement', text)}`;
}

/** The decision that a token is about; undefined when it was not made here. */
export function readStatementToken(signer: StatementSigner, token: string): DecisionId | undefined {
  const text = token.slice(0, ID);
  return signer.verify('statement', text, token.slice(ID)) ? decodeId<DecisionId>(text) : undefined;
}
