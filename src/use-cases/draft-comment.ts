import { type Actor, isAtLeast, nameOn, roleIn } from '../core/account.js';
import { badgesOf, type Standings } from '../core/badge.js';
import { bodyFromMarkdown } from '../core/body/from-markdown.js';
import { bodyToPlain } from '../core/body/to-plain.js';
import type { Author, Comment } from '../core/comment.js';
import { checkEmail } from '../core/email.js';
import { fingerprintOf } from '../core/fingerprint.js';
import type { SiteId } from '../core/ids.js';
import { checkName } from '../core/name.js';
import { Refusal } from '../core/refusal.js';
import { checkText, isVisible } from '../core/text.js';
import { checkWebsite } from '../core/website.js';

/** What a text becomes before it is stored: checked, as a body tree, with its fingerprint. */
export type DraftedText = Pick<Comment, 'source' | 'sourceFormat' | 'body' | 'fingerprint'>;

/** Refuses text_invalid, text_empty (also for marks that show nothing), text_too_long. */
export function draftText(text: string): DraftedText {
  const source = checkText(text);
  const body = bodyFromMarkdown(source);
  const plain = bodyToPlain(body);
  if (!isVisible(plain)) throw new Refusal('text_empty');
  return { source, sourceFormat: 'markdown', body, fingerprint: fingerprintOf(plain) };
}

export interface Signature {
  readonly name?: string | undefined;
  readonly website?: string | undefined;
}

/** Where an author writes, and what they are there by a grant. */
export interface Stand {
  readonly siteId: SiteId;
  readonly section: string;
  readonly standings: Standings;
}

/** Whom a comment is by. An account's name is its own, or of staff their public one; a guest signs as they like. Refuses name_invalid, website_invalid. */
export function draftAuthor(actor: Actor, { siteId, section, standings }: Stand, signed: Signature): Author {
  if (actor.kind === 'account') {
    return {
      kind: 'account',
      name: nameOn(actor, siteId),
      website: null,
      accountId: actor.account.id,
      ghostId: null,
      guestHash: null,
      isStaff: isAtLeast(roleIn(actor, { siteId, section }), 'moderator'),
      badges: badgesOf(actor, { siteId, section }, standings),
    };
  }
  return {
    kind: 'guest',
    name: given(signed.name) ? checkName(signed.name) : '',
    website: given(signed.website) ? checkWebsite(signed.website) : null,
    accountId: null,
    ghostId: null,
    guestHash: actor.kind === 'guest' ? actor.guestHash : null,
    isStaff: false,
    badges: [],
  };
}

/** The address to write to, or null when none was given. Refuses email_invalid. */
export function draftEmail(email: string | undefined): string | null {
  return given(email) ? checkEmail(email) : null;
}

/** An untouched field of a form is an empty string. */
function given(field: string | undefined): field is string {
  return field !== undefined && field !== '';
}
