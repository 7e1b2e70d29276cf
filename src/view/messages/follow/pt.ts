import type { FollowWords } from './words.js';

/** What is said around following a discussion, in Portuguese. */
export const portuguese: FollowWords = {
  wrote: '{name} escreveu',
  answered: '{name} respondeu a {other}',
  about: 'Sobre: {title}',
  openComment: 'Ler na discussão ou responder',
  whyThread: 'Você segue esta discussão em {site}.',
  whyReplies: 'Você segue as respostas a um comentário em {site}.',
  whyAnswers: 'Você segue as respostas ao que escreve em {site}.',
  whyAll: 'Você segue discussões em {site}.',
  stopMails: 'Parar ou juntar estes e-mails',
  newComments: {
    one: '{n} comentário novo',
    many: '{n} de comentários novos',
    other: '{n} comentários novos',
  },
  moreComments: {
    one: 'Há mais {n} comentário na discussão.',
    many: 'Há mais {n} de comentários nas discussões.',
    other: 'Há mais {n} comentários nas discussões.',
  },
  confirmSubject: 'Quer receber e-mails sobre “{title}”?',
  confirmThread:
    'Alguém, esperamos que você, quer um e-mail por cada comentário novo sobre “{title}” em {site}.',
  confirmReplies:
    'Alguém, esperamos que você, quer um e-mail por cada resposta a um comentário sobre “{title}” em {site}.',
  confirmDo: 'Se foi você, abra esta página e carregue no botão:',
  confirmNot:
    'Se não foi você, não faça nada e nenhum e-mail virá. Para que ninguém nos faça perguntar outra vez:',
  followTitle: 'Seguir por e-mail',
  followThread: 'Um e-mail por cada comentário novo aqui',
  followReplies: 'Um e-mail por cada resposta a este comentário',
  email: 'Endereço de e-mail',
  emailHint: 'Mais ninguém o vê. Serve só para estes e-mails.',
  follow: 'Seguir',
  asked: 'Falta um passo: abra o e-mail que acabámos de enviar e carregue no botão a que ele leva.',
  followed: 'Já segue. Os e-mails virão.',
  confirmTitle: 'Confirme o seu endereço',
  confirmQuestion: 'Quer receber estes e-mails?',
  confirmYes: 'Sim, enviem',
  stopTitle: 'Os seus e-mails',
  stopQuestion: 'Os e-mails de {site}:',
  stopThese: 'Mais nenhum sobre isto',
  stopAll: 'Mais nenhum',
  stopEver: 'Mais nenhum, e nunca escrever para este endereço',
  daily: 'Juntos, um e-mail por dia',
  stop: 'Guardar',
  stopped: 'Feito.',
  notify: 'Enviar-me as respostas por e-mail',
  feedOfThread: 'Comentários sobre {title}',
  feedOfAnswers: 'Respostas a {name}',
};
