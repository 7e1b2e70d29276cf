import type { FollowWords } from './words.js';

/** What is said around following a discussion, in Polish. */
export const polish: FollowWords = {
  wrote: 'Napisano jako {name}',
  answered: '{name} odpowiada na komentarz: {other}',
  about: 'Temat: {title}',
  openComment: 'Przeczytaj w dyskusji albo odpowiedz',
  whyThread: 'Śledzisz tę dyskusję w serwisie {site}.',
  whyReplies: 'Śledzisz odpowiedzi na komentarz w serwisie {site}.',
  whyAnswers: 'Śledzisz odpowiedzi na swoje komentarze w serwisie {site}.',
  whyAll: 'Śledzisz dyskusje w serwisie {site}.',
  stopMails: 'Zatrzymaj albo zbieraj te wiadomości',
  newComments: {
    one: '{n} nowy komentarz',
    few: '{n} nowe komentarze',
    many: '{n} nowych komentarzy',
    other: '{n} nowego komentarza',
  },
  moreComments: {
    one: 'W dyskusji jest jeszcze {n} komentarz.',
    few: 'W dyskusjach są jeszcze {n} komentarze.',
    many: 'W dyskusjach jest jeszcze {n} komentarzy.',
    other: 'W dyskusjach jest jeszcze {n} komentarza.',
  },
  confirmSubject: 'Czy chcesz wiadomości o „{title}”?',
  confirmThread:
    'Ktoś, mamy nadzieję, że Ty, chce dostawać wiadomość o każdym nowym komentarzu na temat „{title}” w serwisie {site}.',
  confirmReplies:
    'Ktoś, mamy nadzieję, że Ty, chce dostawać wiadomość o każdej odpowiedzi na komentarz na temat „{title}” w serwisie {site}.',
  confirmDo: 'Jeśli to Ty, otwórz tę stronę i naciśnij przycisk:',
  confirmNot:
    'Jeśli to nie Ty, nie rób nic, a żadna wiadomość nie przyjdzie. Aby nikt nie mógł kazać nam pytać ponownie:',
  followTitle: 'Śledź pocztą',
  followThread: 'Wiadomość o każdym nowym komentarzu tutaj',
  followReplies: 'Wiadomość o każdej odpowiedzi na ten komentarz',
  email: 'Adres e-mail',
  emailHint: 'Nikt inny go nie widzi. Służy tylko do tych wiadomości.',
  follow: 'Śledź',
  asked:
    'Został jeden krok: otwórz wiadomość, którą właśnie wysłaliśmy, i naciśnij przycisk, do którego prowadzi.',
  followed: 'Śledzisz. Wiadomości będą przychodzić.',
  confirmTitle: 'Potwierdź swój adres',
  confirmQuestion: 'Czy te wiadomości mają do Ciebie przychodzić?',
  confirmYes: 'Tak, proszę wysyłać',
  stopTitle: 'Twoje wiadomości',
  stopQuestion: 'Wiadomości z serwisu {site}:',
  stopThese: 'Żadnych więcej na ten temat',
  stopAll: 'Żadnych więcej',
  stopEver: 'Żadnych więcej i nigdy nie pisać na ten adres',
  daily: 'Zebrane, jedna wiadomość dziennie',
  stop: 'Zapisz',
  stopped: 'Gotowe.',
  notify: 'Przysyłaj mi odpowiedzi pocztą',
  feedOfThread: 'Komentarze: {title}',
  feedOfAnswers: 'Odpowiedzi dla: {name}',
};
