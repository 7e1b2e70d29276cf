import type { FollowWords } from './words.js';

/** What is said around following a discussion, in German. */
export const german: FollowWords = {
  wrote: '{name} schrieb',
  answered: '{name} hat {other} geantwortet',
  about: 'Zu: {title}',
  openComment: 'In der Diskussion lesen oder antworten',
  whyThread: 'Sie folgen dieser Diskussion auf {site}.',
  whyReplies: 'Sie folgen den Antworten auf einen Kommentar auf {site}.',
  whyAnswers: 'Sie folgen den Antworten auf Ihre Kommentare auf {site}.',
  whyAll: 'Sie folgen Diskussionen auf {site}.',
  stopMails: 'Diese Mails beenden oder bündeln',
  newComments: { one: '{n} neuer Kommentar', other: '{n} neue Kommentare' },
  moreComments: {
    one: '{n} weiterer Kommentar steht in der Diskussion.',
    other: '{n} weitere Kommentare stehen in den Diskussionen.',
  },
  confirmSubject: 'Möchten Sie Mails zu „{title}“?',
  confirmThread:
    'Jemand, hoffentlich Sie, möchte per Mail von jedem neuen Kommentar zu „{title}“ auf {site} erfahren.',
  confirmReplies:
    'Jemand, hoffentlich Sie, möchte per Mail von jeder Antwort auf einen Kommentar zu „{title}“ auf {site} erfahren.',
  confirmDo: 'Wenn Sie es waren, öffnen Sie diese Seite und drücken Sie den Knopf darauf:',
  confirmNot:
    'Wenn Sie es nicht waren, tun Sie nichts, dann kommt keine Mail. Damit uns niemand noch einmal fragen lassen kann:',
  followTitle: 'Per Mail folgen',
  followThread: 'Eine Mail für jeden neuen Kommentar hier',
  followReplies: 'Eine Mail für jede Antwort auf diesen Kommentar',
  email: 'E-Mail-Adresse',
  emailHint: 'Niemand sonst sieht sie. Sie dient nur diesen Mails.',
  follow: 'Folgen',
  asked:
    'Ein Schritt fehlt noch: Öffnen Sie die Mail, die wir Ihnen gerade geschickt haben, und drücken Sie den Knopf, zu dem sie führt.',
  followed: 'Sie folgen. Die Mails werden kommen.',
  confirmTitle: 'Adresse bestätigen',
  confirmQuestion: 'Sollen diese Mails zu Ihnen kommen?',
  confirmYes: 'Ja, bitte senden',
  stopTitle: 'Ihre Mails',
  stopQuestion: 'Die Mails von {site}:',
  stopThese: 'Keine mehr hierzu',
  stopAll: 'Gar keine mehr',
  stopEver: 'Keine mehr, und nie wieder an diese Adresse schreiben',
  daily: 'Gebündelt, eine Mail am Tag',
  stop: 'Speichern',
  stopped: 'Erledigt.',
  notify: 'Antworten per Mail an mich',
  feedOfThread: 'Kommentare zu {title}',
  feedOfAnswers: 'Antworten an {name}',
};
