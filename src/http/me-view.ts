import { nameOn, roleOn } from '../core/account.js';
import type { Site } from '../core/site.js';
import type { MeView } from '../wire/me.js';
import { headerOf, readerOf } from './read-request.js';
import type { Exchange } from './route.js';

/** Who the asker is on a site, and what they may do there. */
export function meView(exchange: Exchange, site: Site): MeView {
  const actor = readerOf(exchange);
  const isDisabled = actor.kind === 'account' && actor.account.disabledAt !== null;
  return {
    kind: actor.kind,
    name: actor.kind === 'account' ? nameOn(actor, site.id) : '',
    role: roleOn(actor, site.id),
    ...(actor.kind === 'account' && actor.account.email === null ? { needsEmail: true } : {}),
    ...(headerOf(exchange, 'sec-fetch-site') === 'cross-site' ? { needsWindow: true } : {}),
    may: { post: !isDisabled, flag: !isDisabled, vote: !isDisabled && site.settings.voting !== 'none' },
  };
}
