import type { FollowWords } from './words.js';

/** What is said around following a discussion, in Spanish. */
export const spanish: FollowWords = {
  wrote: '{name} escribió',
  answered: '{name} respondió a {other}',
  about: 'Sobre: {title}',
  openComment: 'Leerlo en la conversación o responder',
  whyThread: 'Usted sigue esta conversación en {site}.',
  whyReplies: 'Usted sigue las respuestas a un comentario en {site}.',
  whyAnswers: 'Usted sigue las respuestas a lo que escribe en {site}.',
  whyAll: 'Usted sigue conversaciones en {site}.',
  stopMails: 'Detener o agrupar estos correos',
  newComments: {
    one: '{n} comentario nuevo',
    many: '{n} de comentarios nuevos',
    other: '{n} comentarios nuevos',
  },
  moreComments: {
    one: 'Hay {n} comentario más en la conversación.',
    many: 'Hay {n} de comentarios más en las conversaciones.',
    other: 'Hay {n} comentarios más en las conversaciones.',
  },
  confirmSubject: '¿Quiere recibir correos sobre «{title}»?',
  confirmThread:
    'Alguien, esperamos que usted, quiere recibir un correo por cada comentario nuevo sobre «{title}» en {site}.',
  confirmReplies:
    'Alguien, esperamos que usted, quiere recibir un correo por cada respuesta a un comentario sobre «{title}» en {site}.',
  confirmDo: 'Si fue usted, abra esta página y pulse su botón:',
  confirmNot:
    'Si no fue usted, no haga nada y no llegará ningún correo. Para que nadie pueda hacernos preguntar otra vez:',
  followTitle: 'Seguir por correo',
  followThread: 'Un correo por cada comentario nuevo aquí',
  followReplies: 'Un correo por cada respuesta a este comentario',
  email: 'Dirección de correo',
  emailHint: 'Nadie más la ve. Solo sirve para estos correos.',
  follow: 'Seguir',
  asked: 'Falta un paso: abra el correo que acabamos de enviarle y pulse el botón al que lleva.',
  followed: 'Ya la sigue. Los correos llegarán.',
  confirmTitle: 'Confirme su dirección',
  confirmQuestion: '¿Quiere que le lleguen estos correos?',
  confirmYes: 'Sí, envíenlos',
  stopTitle: 'Sus correos',
  stopQuestion: 'Los correos de {site}:',
  stopThese: 'Ninguno más sobre esto',
  stopAll: 'Ninguno más',
  stopEver: 'Ninguno más, y no escribir nunca a esta dirección',
  daily: 'Agrupados, un correo al día',
  stop: 'Guardar',
  stopped: 'Hecho.',
  notify: 'Enviarme las respuestas por correo',
  feedOfThread: 'Comentarios sobre {title}',
  feedOfAnswers: 'Respuestas a {name}',
};
