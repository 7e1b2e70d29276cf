/** One mail to one person. Only `mail/` sends it. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Beside the ordinary ones, such as `List-Unsubscribe`. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Mailer {
  /** Resolves when the mail is out of our hands. Refuses email_invalid, mail_failed. */
  send(mail: Mail): Promise<void>;
  close(): void;
}
