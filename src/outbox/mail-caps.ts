import type { SiteId } from '../core/ids.js';
import type { Reads } from '../storage/store.js';

const HOUR = 3_600_000;

/** Mails an hour to one address, of all sites together: the busiest thread is gathered into a few mails. */
const MOST_TO_ADDRESS = 20;
/** After this the site's mails wait for the next part of the hour. */
const LOOK_AGAIN = 10 * 60_000;

export interface MailCaps {
  /** Mails an hour of one site. */
  readonly mailsPerHour: number;
}

interface Deps extends MailCaps {
  readonly store: { readonly read: Pick<Reads, 'mailsSent'> };
  readonly clock: () => number;
}

/** When a mail may go out: now (null), or later because an address or a site has had enough in the last hour. */
export async function mayMailAt(
  { store, clock, mailsPerHour }: Deps,
  { siteId, addressHash }: { readonly siteId: SiteId; readonly addressHash: string },
): Promise<number | null> {
  const now = clock();
  const { toAddress, bySite } = await store.read.mailsSent({ siteId, addressHash, since: now - HOUR });
  return toAddress >= MOST_TO_ADDRESS || bySite >= mailsPerHour ? now + LOOK_AGAIN : null;
}
