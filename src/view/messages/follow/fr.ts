import type { FollowWords } from './words.js';

/** What is said around following a discussion, in French. */
export const french: FollowWords = {
  wrote: '{name} a écrit',
  answered: '{name} a répondu à {other}',
  about: 'À propos de : {title}',
  openComment: 'Lire dans la discussion ou répondre',
  whyThread: 'Vous suivez cette discussion sur {site}.',
  whyReplies: 'Vous suivez les réponses à un commentaire sur {site}.',
  whyAnswers: 'Vous suivez les réponses à ce que vous écrivez sur {site}.',
  whyAll: 'Vous suivez des discussions sur {site}.',
  stopMails: 'Arrêter ou regrouper ces messages',
  newComments: {
    one: '{n} nouveau commentaire',
    many: '{n} de nouveaux commentaires',
    other: '{n} nouveaux commentaires',
  },
  moreComments: {
    one: '{n} autre commentaire se trouve dans la discussion.',
    many: '{n} d’autres commentaires se trouvent dans les discussions.',
    other: '{n} autres commentaires se trouvent dans les discussions.',
  },
  confirmSubject: 'Voulez-vous des messages sur « {title} » ?',
  confirmThread:
    'Quelqu’un, vous espérons-nous, veut recevoir un message pour chaque nouveau commentaire sur « {title} » sur {site}.',
  confirmReplies:
    'Quelqu’un, vous espérons-nous, veut recevoir un message pour chaque réponse à un commentaire sur « {title} » sur {site}.',
  confirmDo: 'Si c’était vous, ouvrez cette page et appuyez sur son bouton :',
  confirmNot:
    'Si ce n’était pas vous, ne faites rien et aucun message ne viendra. Pour que personne ne puisse nous faire redemander :',
  followTitle: 'Suivre par courriel',
  followThread: 'Un message pour chaque nouveau commentaire ici',
  followReplies: 'Un message pour chaque réponse à ce commentaire',
  email: 'Adresse électronique',
  emailHint: 'Personne d’autre ne la voit. Elle ne sert qu’à ces messages.',
  follow: 'Suivre',
  asked:
    'Il reste une étape : ouvrez le message que nous venons de vous envoyer et appuyez sur le bouton auquel il mène.',
  followed: 'Vous suivez. Les messages viendront.',
  confirmTitle: 'Confirmez votre adresse',
  confirmQuestion: 'Ces messages doivent-ils vous parvenir ?',
  confirmYes: 'Oui, envoyez-les',
  stopTitle: 'Vos messages',
  stopQuestion: 'Les messages de {site} :',
  stopThese: 'Plus aucun à ce sujet',
  stopAll: 'Plus aucun',
  stopEver: 'Plus aucun, et ne jamais écrire à cette adresse',
  daily: 'Regroupés, un message par jour',
  stop: 'Enregistrer',
  stopped: 'C’est fait.',
  notify: 'M’envoyer les réponses par courriel',
  feedOfThread: 'Commentaires sur {title}',
  feedOfAnswers: 'Réponses à {name}',
};
