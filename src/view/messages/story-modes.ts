import { wordsIn } from '../languages.js';
import type { PluralForms } from '../say.js';

/**
 * What a story of questions says in place of the words of a discussion, by the same names; and a few words of its own.
 * They come with the file that such a story loads, in every language at once.
 */
export interface QuestionWords {
  readonly total: PluralForms;
  readonly noComments: string;
  readonly write: string;
  readonly text: string;
  readonly textReply: string;
  readonly post: string;
  readonly postReply: string;
  readonly reply: string;
  readonly replyTo: string;
  /** Which questions are shown. */
  readonly filter: string;
  readonly all: string;
  readonly answered: string;
  readonly unanswered: string;
  /** Beside a reply by somebody with a badge. */
  readonly answer: string;
  /** How it works, in one sentence. */
  readonly about: string;
}

/** That a thread is going to close, in `tag`'s language. */
export function closingWords(tag: string): string {
  return wordsIn(CLOSING, tag) ?? CLOSING.en;
}

/** The words in `tag`'s language, English where there are none. */
export function questionWords(tag: string): QuestionWords {
  return wordsIn(WORDS, tag) ?? WORDS.en;
}

const en: QuestionWords = {
  total: { other: 'Questions and answers ({n})' },
  noComments: 'No questions yet',
  write: 'Ask a question',
  text: 'Your question',
  textReply: 'Your answer to {name}',
  post: 'Send question',
  postReply: 'Send answer',
  reply: 'Answer',
  replyTo: 'Answer {name}',
  filter: 'Which questions are shown',
  all: 'All',
  answered: 'Answered',
  unanswered: 'Not answered yet',
  answer: 'Answer',
  about: 'Readers ask here. The newsroom and the people it has named answer.',
};

export const WORDS = {
  en,
  ar: {
    total: { other: 'الأسئلة والأجوبة ({n})' },
    noComments: 'لا أسئلة بعد',
    write: 'اطرح سؤالًا',
    text: 'سؤالك',
    textReply: 'جوابك لـ {name}',
    post: 'أرسل السؤال',
    postReply: 'أرسل الجواب',
    reply: 'أجب',
    replyTo: 'أجب {name}',
    filter: 'أي الأسئلة تظهر',
    all: 'الكل',
    answered: 'أُجيب عنه',
    unanswered: 'لم يُجب عنه بعد',
    answer: 'جواب',
    about: 'هنا يسأل القرّاء، وتجيب هيئة التحرير ومن سمّتهم.',
  },
  de: {
    total: { other: 'Fragen und Antworten ({n})' },
    noComments: 'Noch keine Fragen',
    write: 'Frage stellen',
    text: 'Ihre Frage',
    textReply: 'Ihre Antwort an {name}',
    post: 'Frage absenden',
    postReply: 'Antwort absenden',
    reply: 'Beantworten',
    replyTo: 'Beantworten: Frage von {name}',
    filter: 'Welche Fragen zu sehen sind',
    all: 'Alle',
    answered: 'Beantwortet',
    unanswered: 'Noch offen',
    answer: 'Antwort',
    about: 'Hier fragen Leserinnen und Leser. Es antworten die Redaktion und wen sie dafür benannt hat.',
  },
  el: {
    total: { other: 'Ερωτήσεις και απαντήσεις ({n})' },
    noComments: 'Καμία ερώτηση ακόμη',
    write: 'Κάντε μια ερώτηση',
    text: 'Η ερώτησή σας',
    textReply: 'Η απάντησή σας προς {name}',
    post: 'Αποστολή ερώτησης',
    postReply: 'Αποστολή απάντησης',
    reply: 'Απάντηση',
    replyTo: 'Απάντηση προς {name}',
    filter: 'Ποιες ερωτήσεις εμφανίζονται',
    all: 'Όλες',
    answered: 'Απαντήθηκε',
    unanswered: 'Αναπάντητη',
    answer: 'Απάντηση',
    about: 'Εδώ ρωτούν οι αναγνώστες. Απαντούν η σύνταξη και όσοι έχει ορίσει.',
  },
  es: {
    total: { other: 'Preguntas y respuestas ({n})' },
    noComments: 'Aún no hay preguntas',
    write: 'Haz una pregunta',
    text: 'Tu pregunta',
    textReply: 'Tu respuesta a {name}',
    post: 'Enviar pregunta',
    postReply: 'Enviar respuesta',
    reply: 'Contestar',
    replyTo: 'Contestar a {name}',
    filter: 'Qué preguntas se muestran',
    all: 'Todas',
    answered: 'Contestada',
    unanswered: 'Sin contestar',
    answer: 'Respuesta',
    about: 'Aquí preguntan los lectores. Contestan la redacción y las personas que ha designado.',
  },
  fr: {
    total: { other: 'Questions et réponses ({n})' },
    noComments: 'Pas encore de question',
    write: 'Poser une question',
    text: 'Votre question',
    textReply: 'Votre réponse à {name}',
    post: 'Envoyer la question',
    postReply: 'Envoyer la réponse',
    reply: 'Répondre',
    replyTo: 'Répondre à {name}',
    filter: 'Questions affichées',
    all: 'Toutes',
    answered: 'Avec réponse',
    unanswered: 'Sans réponse',
    answer: 'Réponse',
    about:
      'Ici, les lecteurs posent des questions. La rédaction et les personnes qu’elle a désignées répondent.',
  },
  he: {
    total: { other: 'שאלות ותשובות ({n})' },
    noComments: 'אין עדיין שאלות',
    write: 'לשאול שאלה',
    text: 'השאלה שלך',
    textReply: 'התשובה שלך אל {name}',
    post: 'שליחת השאלה',
    postReply: 'שליחת התשובה',
    reply: 'מענה',
    replyTo: 'מענה אל {name}',
    filter: 'אילו שאלות מוצגות',
    all: 'הכול',
    answered: 'נענתה',
    unanswered: 'טרם נענתה',
    answer: 'תשובה',
    about: 'כאן שואלים הקוראים. משיבים המערכת ומי שהיא מינתה לכך.',
  },
  it: {
    total: { other: 'Domande e risposte ({n})' },
    noComments: 'Ancora nessuna domanda',
    write: 'Fai una domanda',
    text: 'La tua domanda',
    textReply: 'La tua risposta a {name}',
    post: 'Invia la domanda',
    postReply: 'Invia la risposta',
    reply: 'Rispondi',
    replyTo: 'Rispondi a {name}',
    filter: 'Quali domande mostrare',
    all: 'Tutte',
    answered: 'Con risposta',
    unanswered: 'Senza risposta',
    answer: 'Risposta',
    about: 'Qui chiedono i lettori. Rispondono la redazione e le persone che ha indicato.',
  },
  pl: {
    total: { other: 'Pytania i odpowiedzi ({n})' },
    noComments: 'Nie ma jeszcze pytań',
    write: 'Zadaj pytanie',
    text: 'Twoje pytanie',
    textReply: 'Twoja odpowiedź dla: {name}',
    post: 'Wyślij pytanie',
    postReply: 'Wyślij odpowiedź',
    reply: 'Odpowiedz',
    replyTo: 'Odpowiedz: {name}',
    filter: 'Które pytania są widoczne',
    all: 'Wszystkie',
    answered: 'Z odpowiedzią',
    unanswered: 'Bez odpowiedzi',
    answer: 'Odpowiedź',
    about: 'Tu pytają czytelnicy. Odpowiadają redakcja i osoby przez nią wskazane.',
  },
  pt: {
    total: { other: 'Perguntas e respostas ({n})' },
    noComments: 'Ainda não há perguntas',
    write: 'Fazer uma pergunta',
    text: 'A sua pergunta',
    textReply: 'A sua resposta a {name}',
    post: 'Enviar pergunta',
    postReply: 'Enviar resposta',
    reply: 'Responder',
    replyTo: 'Responder a {name}',
    filter: 'Que perguntas são mostradas',
    all: 'Todas',
    answered: 'Respondida',
    unanswered: 'Por responder',
    answer: 'Resposta',
    about: 'Aqui perguntam os leitores. Respondem a redação e as pessoas que ela indicou.',
  },
  ru: {
    total: { other: 'Вопросы и ответы ({n})' },
    noComments: 'Вопросов пока нет',
    write: 'Задать вопрос',
    text: 'Ваш вопрос',
    textReply: 'Ваш ответ: {name}',
    post: 'Отправить вопрос',
    postReply: 'Отправить ответ',
    reply: 'Ответить',
    replyTo: 'Ответить: {name}',
    filter: 'Какие вопросы показаны',
    all: 'Все',
    answered: 'Есть ответ',
    unanswered: 'Пока без ответа',
    answer: 'Ответ',
    about: 'Здесь спрашивают читатели. Отвечают редакция и те, кого она назвала.',
  },
  tr: {
    total: { other: 'Sorular ve yanıtlar ({n})' },
    noComments: 'Henüz soru yok',
    write: 'Soru sor',
    text: 'Sorunuz',
    textReply: '{name} için yanıtınız',
    post: 'Soruyu gönder',
    postReply: 'Yanıtı gönder',
    reply: 'Yanıtla',
    replyTo: 'Yanıtla: {name}',
    filter: 'Hangi sorular gösteriliyor',
    all: 'Tümü',
    answered: 'Yanıtlandı',
    unanswered: 'Henüz yanıtlanmadı',
    answer: 'Yanıt',
    about: 'Burada okurlar sorar; yazı işleri ve görevlendirdiği kişiler yanıtlar.',
  },
  uk: {
    total: { other: 'Запитання й відповіді ({n})' },
    noComments: 'Запитань поки немає',
    write: 'Поставити запитання',
    text: 'Ваше запитання',
    textReply: 'Ваша відповідь: {name}',
    post: 'Надіслати запитання',
    postReply: 'Надіслати відповідь',
    reply: 'Відповісти',
    replyTo: 'Відповісти: {name}',
    filter: 'Які запитання показано',
    all: 'Усі',
    answered: 'Є відповідь',
    unanswered: 'Поки без відповіді',
    answer: 'Відповідь',
    about: 'Тут запитують читачі. Відповідають редакція і ті, кого вона назвала.',
  },
} as const satisfies Readonly<Record<string, QuestionWords>>;

export const CLOSING = {
  en: 'This discussion closes on {time} ({zone}).',
  ar: 'يُغلق هذا النقاش في {time} ({zone}).',
  de: 'Diese Diskussion schließt am {time} ({zone}).',
  el: 'Αυτή η συζήτηση κλείνει στις {time} ({zone}).',
  es: 'Este debate se cierra el {time} ({zone}).',
  fr: 'Cette discussion ferme le {time} ({zone}).',
  he: 'הדיון נסגר ב־{time} ({zone}).',
  it: 'Questa discussione si chiude il {time} ({zone}).',
  pl: 'Ta dyskusja zostanie zamknięta {time} ({zone}).',
  pt: 'Esta discussão fecha em {time} ({zone}).',
  ru: 'Обсуждение закроется {time} ({zone}).',
  tr: 'Bu tartışma {time} tarihinde kapanır ({zone}).',
  uk: 'Обговорення закриється {time} ({zone}).',
} as const satisfies Readonly<Record<string, string>>;
