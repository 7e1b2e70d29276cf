/** One mail to one person. Only `mail/` sends it. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Who it is from, before the address that all mails come from. */
  readonly fromName?: string;
  /** `<id@host>`: of this mail, of the one that it answers, and of those before it in the thread (RFC 5322, 3.6.4). */
  readonly messageId?: string;
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  /** Beside the ordinary ones, such as `List-Unsubscribe`. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Mailer {
  /**
   * Resolves when the mail is out of our hands. Refuses email_invalid, mail_failed; the latter with `isFinal` in its details
   * when the server wants this mail never (RFC 5321, 4.2.1: 5yz).
   */
  send(mail: Mail): Promise<void>;
  close(): void;
}
