import { say } from '../../view/say.js';
import { voiceOf } from '../pages/page-voice.js';
import type { PageSite } from '../pages/props.js';

/**
 * The mail with a code, in the site's language. Its one link only leads to the page for the code: fetching it changes
 * nothing. `code` is as it is shown.
 */
export function codeMail(
  site: Pick<PageSite, 'name' | 'language' | 'timezone'>,
  { code, pageUrl }: { readonly code: string; readonly pageUrl: string },
): { readonly subject: string; readonly text: string } {
  const { mailSubject, mailWhy, mailHow, mailElse, mailNot } = voiceOf(site).own.own;
  const name = { site: site.name };
  const text = [say(mailWhy, name), `    ${code}`, mailHow, `${mailElse}\n${pageUrl}`, mailNot].join('\n\n');
  return { subject: say(mailSubject, name), text: `${text}\n` };
}
