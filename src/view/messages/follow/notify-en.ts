/** What a form for a comment says about mails, in English; the program brings it with the part that helps to write. */
export const notifyEn = {
  email: 'E-mail address',
  emailHint: 'Nobody else sees it. It is used for these mails only.',
  notify: 'Mail me the answers',
} as const;
