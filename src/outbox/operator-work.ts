import type { Reads } from '../storage/store.js';
import { type MailDeps, mailOrGiveUp } from './mail-work.js';
import type { Work } from './work.js';

interface Deps extends Pick<MailDeps, 'mail'> {
  readonly store: { readonly read: Pick<Reads, 'webhookById' | 'siteById' | 'adminsOf'> };
}

/** Tells those who look after a site that one of its webhooks was turned off. */
export function operatorWork({ store: { read }, mail }: Deps): Work {
  return async ({ payload, siteId }) => {
    const hook = await read.webhookById({ id: Number(payload.webhookId) });
    const site = await read.siteById({ id: siteId });
    if (!hook || !site) return { kind: 'done' };
    const { host } = new URL(hook.url);
    const text = [
      `The webhook ${hook.id} of ${site.name} has not been answered for days, or said that it is gone. It is turned off.`,
      `Its host is ${host}. What was not delivered is kept for 30 days.`,
      `Mend it, then run: parley webhook enable ${hook.id}`,
    ].join('\n\n');
    for (const { email } of await read.adminsOf({ siteId })) {
      const subject = `${site.name}: a webhook was turned off`;
      if (email !== null) await mailOrGiveUp(mail, { to: email, subject, text: `${text}\n` });
    }
    return { kind: 'done' };
  };
}
