import type { OutsideFinding, OutsideQuestion } from '../core/outside-signal.js';
import type { Outbound } from './outbound.js';

export interface AkismetSettings {
  readonly key: string;
  /** Akismet's, or one that answers as it does. */
  readonly url: string;
}

/** Akismet itself, for whoever has a key. */
export function akismetBy(key: string | null): AkismetSettings | null {
  return key === null ? null : { key, url: 'https://rest.akismet.com' };
}

export interface AkismetDeps {
  readonly outbound: Outbound;
  readonly settings: AkismetSettings;
  /** The `blog` of every call. */
  readonly baseUrl: () => string;
}

const PATIENCE = 3000;
const SPAM = 0.9;
/** `X-akismet-pro-tip: discard`: so plain that Akismet would not even keep it. */
const BLATANT = 0.99;
/** Feedback comes long after the address was forgotten, and the call wants one. */
const NO_ADDRESS = '127.0.0.1';

/** https://akismet.com/developers/detailed-docs/comment-check/: `true` or `false`, anything else is no answer. */
export async function askAkismet(deps: AkismetDeps, question: OutsideQuestion): Promise<OutsideFinding> {
  const { text, header } = await call(deps, 'comment-check', question);
  if (text === 'false') return { score: 0, spans: [], sentence: 'Akismet takes it for no spam.' };
  if (text !== 'true') throw new Error(`it answered no verdict ${header('x-akismet-debug-help') ?? ''}`);
  return { score: header('x-akismet-pro-tip') === 'discard' ? BLATANT : SPAM, spans: [] };
}

/** Tells Akismet that it was wrong, or right (submit-spam and submit-ham). Fails unless it takes that. */
export async function tellAkismet(
  deps: AkismetDeps,
  { isSpam, question }: { readonly isSpam: boolean; readonly question: OutsideQuestion },
): Promise<void> {
  const { status } = await call(deps, isSpam ? 'submit-spam' : 'submit-ham', question);
  if (status < 200 || status > 299) throw new Error(`Akismet answered ${status}`);
}

function call(
  { outbound, settings, baseUrl }: AkismetDeps,
  method: string,
  { text, name, website, story, site, isReply, address }: OutsideQuestion,
) {
  const body = new URLSearchParams({
    api_key: settings.key,
    blog: baseUrl(),
    user_ip: address ?? NO_ADDRESS,
    comment_type: isReply ? 'reply' : 'comment',
    comment_author: name,
    comment_content: text,
    blog_lang: site.language.replace('-', '_').toLowerCase(),
    blog_charset: 'UTF-8',
    ...(website === null ? {} : { comment_author_url: website }),
    ...(story.url === null ? {} : { permalink: story.url }),
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Parley | Akismet/1' };
  return outbound.post(`${settings.url}/1.1/${method}`, {
    headers,
    body: body.toString(),
    patience: PATIENCE,
  });
}
