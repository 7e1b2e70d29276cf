import type { AccountId, SiteId } from './ids.js';
import { decodeId, encodeId } from './ids.js';

/** HMAC of a text, base64url. */
export interface FeedSigner {
  sign(purpose: 'author-feed', text: string): string;
}

interface Named {
  readonly accountId: AccountId;
  readonly siteId: SiteId;
}

const ID = 11;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const TAG = 22;

/**
 * The public name of the feed of what an account wrote on a site under a name. Both ids are hidden (as in SIV, RFC 5297: a
 * tag over all of it, and the ids under a pad made from the tag), so that one account's feeds on two sites, or under two
 * names, have nothing in common.
 */
export function authorHandle(signer: FeedSigner, of: Named & { readonly name: string }): string {
  const ids = `${encodeId(of.accountId)}${encodeId(of.siteId)}`;
  const tag = signer.sign('author-feed', `tag ${ids} ${of.name}`).slice(0, TAG);
  return tag + shifted(ids, signer.sign('author-feed', `pad ${tag}`), 1);
}

/** The ids in a handle, not yet proven: whoever reads it makes the handle again from them and compares. */
export function readAuthorHandle(signer: FeedSigner, handle: string): Named | undefined {
  if (handle.length !== TAG + 2 * ID) return undefined;
  const tag = handle.slice(0, TAG);
  const ids = shifted(handle.slice(TAG), signer.sign('author-feed', `pad ${tag}`), -1);
  const accountId = decodeId<AccountId>(ids.slice(0, ID));
  const siteId = decodeId<SiteId>(ids.slice(ID));
  return accountId === undefined || siteId === undefined ? undefined : { accountId, siteId };
}

/** Every character moved along the alphabet by as many places as the pad's says. What is not of the alphabet becomes nothing an id holds. */
function shifted(text: string, pad: string, way: 1 | -1): string {
  const places = (character: string) => ALPHABET.indexOf(character);
  return [...text]
    .map((character, at) => {
      const place = places(character);
      return place < 0 ? '?' : ALPHABET.charAt((place + way * places(pad.charAt(at)) + 64) % 64);
    })
    .join('');
}
