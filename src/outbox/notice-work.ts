import type { Mailer } from '../core/mail.js';
import { type NoticeSigner, noticeToken } from '../core/process/notice-token.js';
import { noticeMail } from '../render/mails/notice-mail.js';
import type { Reads } from '../storage/store.js';
import { mailOrGiveUp } from './mail-work.js';
import type { Work } from './work.js';

export interface NoticeDeps {
  readonly store: { readonly read: Pick<Reads, 'noticeById' | 'siteById'> };
  readonly mail: Mailer;
  readonly secrets: NoticeSigner;
  /** Where our pages are, without a slash at the end; from the settings. */
  readonly baseUrl: () => string;
}

/**
 * Mails a reporter the receipt of their notice while it waits, and the answer afterwards. The law asks for both (Articles
 * 16(4) and 16(5) of Regulation (EU) 2022/2065), so that no cap on mails holds them back.
 */
export function noticeWork({ store: { read }, mail, secrets, baseUrl }: NoticeDeps): Work {
  return async ({ payload, siteId }) => {
    const notice = await read.noticeById({ id: Number(payload.noticeId) });
    const site = await read.siteById({ id: siteId });
    if (!notice || !site || notice.email === null) return { kind: 'done' };
    const statusUrl = `${baseUrl()}/notice/${noticeToken(secrets, notice.id)}`;
    return mailOrGiveUp(mail, noticeMail({ to: notice.email, site, notice, statusUrl }));
  };
}
