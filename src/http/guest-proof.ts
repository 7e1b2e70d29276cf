import type { Secrets } from '../auth/secrets.js';

/** What parts a guest's secret from our signature. */
const DOT = '.';

/** A guest's secret with our word that we have met this guest. It proves all that the bare secret proves. */
export function signGuest(secrets: Secrets, secret: string): string {
  return `${secret}${DOT}${secrets.sign('guest-cookie', secret)}`;
}

/** The bare secret of what a guest shows, and whether our signature is with it. What is signed by others is a secret as it stands. */
export function readGuest(
  secrets: Secrets,
  shown: string,
): { readonly secret: string; readonly isMet: boolean } {
  const end = shown.lastIndexOf(DOT);
  const secret = shown.slice(0, Math.max(0, end));
  const isMet = end > 0 && secrets.verify('guest-cookie', secret, shown.slice(end + 1));
  return isMet ? { secret, isMet } : { secret: shown, isMet };
}
