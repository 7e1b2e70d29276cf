import type { Mail } from '../core/mail.js';

/** The mail with a code. Its one link only leads to the page for the code: fetching it changes nothing. */
export function codeMail(parts: {
  readonly to: string;
  readonly siteName: string;
  /** As it is shown. */
  readonly code: string;
  readonly pageUrl: string;
}): Mail {
  const { to, siteName, code, pageUrl } = parts;
  const text = [
    `Somebody, you we hope, wants to sign in to the discussions of ${siteName}. The code is`,
    `    ${code}`,
    'Type it where you asked for it. It works there only, once, within ten minutes.',
    `Closed that page? In the same browser, go to\n${pageUrl}`,
    'If it was not you, do nothing: without this mail nobody gets in.',
  ].join('\n\n');
  return { to, subject: `Your code for ${siteName}`, text: `${text}\n` };
}
