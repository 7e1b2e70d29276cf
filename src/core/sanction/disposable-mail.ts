import { hostsOf } from './mail-pattern.js';

/**
 * Hosts of mail that anybody can read or that is gone within the hour. Written by hand from services that say so of
 * themselves; short on purpose: a newsroom bans further hosts on the console.
 */
const HOSTS: ReadonlySet<string> = new Set(
  `10minutemail.com 10minutemail.net 20minutemail.com 33mail.com anonbox.net burnermail.io byom.de cock.li discard.email
  discardmail.com discardmail.de dispostable.com dropmail.me emailondeck.com emailtemporanea.com fakeinbox.com fakemail.net
  getairmail.com getnada.com grr.la guerrillamail.biz guerrillamail.com guerrillamail.de guerrillamail.info
  guerrillamail.net guerrillamail.org guerrillamailblock.com inboxbear.com inboxkitten.com incognitomail.org jetable.org
  kurzepost.de mail-temporaire.fr mail.tm mailcatch.com maildrop.cc maileater.com mailexpire.com mailforspam.com
  mailinator.com mailinator.net mailinator2.com mailnesia.com mailnull.com mailpoof.com mailsac.com mintemail.com mohmal.com
  moakt.com mytemp.email nada.email objectmail.com one-time.email onetimemail.org pokemail.net reliablemail.com
  schafmail.de sharklasers.com spam4.me spambog.com spambog.de spambox.us spamgourmet.com spamfree24.org temp-mail.io
  temp-mail.org tempail.com tempinbox.com tempmail.dev tempmail.net tempmail.plus tempmailaddress.com tempmailo.com
  tempr.email throwam.com throwawaymail.com trash-mail.com trash-mail.de trashmail.com trashmail.de trashmail.net
  trashmail.org wegwerfemail.de wegwerfmail.de wegwerfmail.net wegwerfmail.org yopmail.com yopmail.fr yopmail.net`.split(
    /\s+/,
  ),
);

/** Whether an address (lower case) is at a host of HOSTS, or below one. */
export function isDisposable(email: string): boolean {
  return hostsOf(email).some((host) => HOSTS.has(host));
}
