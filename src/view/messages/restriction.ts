import type { SanctionKind } from '../../core/sanction/sanction.js';
import { languageOr, wordsIn } from '../languages.js';

/** What a person is told of a sanction. The server says it whole, so that the reader's program needs none of these words. */
export type RestrictionWords = Readonly<
  Record<SanctionKind | 'until' | 'reason' | 'object' | 'sendAgain' | 'readFirst', string>
>;

const RESTRICTIONS = {
  en: {
    warn: 'A moderator warns you.',
    premod: 'A moderator reads your comments first.',
    mute: 'You cannot comment here for now.',
    suspend: 'You are suspended here.',
    ban: 'You can no longer take part here.',
    until: 'Until: {date}.',
    reason: 'Reason: {reason}',
    object: 'If you think that this is wrong, you can write to the newsroom.',
    sendAgain:
      'Send your comment for review: this says that you have read it. A moderator reads that comment first.',
    readFirst: 'Confirm first that you have read this.',
  },
  de: {
    warn: 'Die Moderation verwarnt Sie.',
    premod: 'Die Moderation liest Ihre Kommentare, bevor sie erscheinen.',
    mute: 'Sie können hier vorerst nicht kommentieren.',
    suspend: 'Sie sind hier vorübergehend gesperrt.',
    ban: 'Sie können hier nicht mehr mitmachen.',
    until: 'Bis: {date}.',
    reason: 'Grund: {reason}',
    object: 'Wenn Sie das für falsch halten, können Sie der Redaktion schreiben.',
    sendAgain:
      'Senden Sie Ihren Kommentar zur Prüfung: Damit bestätigen Sie, dass Sie das gelesen haben. Die Moderation liest diesen Kommentar zuerst.',
    readFirst: 'Bestätigen Sie zuerst, dass Sie das gelesen haben.',
  },
  fr: {
    warn: 'La modération vous adresse un avertissement.',
    premod: 'La modération lit vos commentaires avant leur publication.',
    mute: 'Vous ne pouvez pas commenter ici pour le moment.',
    suspend: 'Votre participation est suspendue ici.',
    ban: 'Vous ne pouvez plus participer ici.',
    until: 'Jusqu’au : {date}.',
    reason: 'Motif : {reason}',
    object: 'Si vous pensez que c’est une erreur, vous pouvez écrire à la rédaction.',
    sendAgain:
      'Envoyez votre commentaire pour relecture : vous confirmez ainsi avoir lu ceci. La modération lira d’abord ce commentaire.',
    readFirst: 'Confirmez d’abord que vous avez lu ceci.',
  },
  es: {
    warn: 'La moderación le hace una advertencia.',
    premod: 'La moderación lee sus comentarios antes de que aparezcan.',
    mute: 'Por ahora no puede comentar aquí.',
    suspend: 'Su participación está suspendida aquí.',
    ban: 'Ya no puede participar aquí.',
    until: 'Hasta: {date}.',
    reason: 'Motivo: {reason}',
    object: 'Si cree que es un error, puede escribir a la redacción.',
    sendAgain:
      'Envíe su comentario para revisión: así confirma que ha leído esto. La moderación leerá antes ese comentario.',
    readFirst: 'Confirme primero que ha leído esto.',
  },
  pt: {
    warn: 'A moderação faz-lhe uma advertência.',
    premod: 'A moderação lê os seus comentários antes de aparecerem.',
    mute: 'Por agora não pode comentar aqui.',
    suspend: 'A sua participação está suspensa aqui.',
    ban: 'Já não pode participar aqui.',
    until: 'Até: {date}.',
    reason: 'Motivo: {reason}',
    object: 'Se acha que é um erro, pode escrever à redação.',
    sendAgain:
      'Envie o seu comentário para revisão: assim confirma que leu isto. A moderação lê primeiro esse comentário.',
    readFirst: 'Confirme primeiro que leu isto.',
  },
  it: {
    warn: 'La moderazione le rivolge un avvertimento.',
    premod: 'La moderazione legge i suoi commenti prima che appaiano.',
    mute: 'Per ora non può commentare qui.',
    suspend: 'La sua partecipazione qui è sospesa.',
    ban: 'Non può più partecipare qui.',
    until: 'Fino a: {date}.',
    reason: 'Motivo: {reason}',
    object: 'Se pensa che sia un errore, può scrivere alla redazione.',
    sendAgain:
      'Invii il suo commento per la verifica: così conferma di aver letto questo avviso. La moderazione leggerà prima quel commento.',
    readFirst: 'Confermi prima di aver letto questo avviso.',
  },
  pl: {
    warn: 'Moderacja udziela ostrzeżenia.',
    premod: 'Moderacja czyta Twoje komentarze przed publikacją.',
    mute: 'Na razie nie możesz tu komentować.',
    suspend: 'Twój udział jest tu zawieszony.',
    ban: 'Nie możesz już brać tu udziału.',
    until: 'Do: {date}.',
    reason: 'Powód: {reason}',
    object: 'Jeśli uważasz, że to błąd, możesz napisać do redakcji.',
    sendAgain:
      'Wyślij komentarz do sprawdzenia: w ten sposób potwierdzasz, że to przeczytano. Moderacja najpierw przeczyta ten komentarz.',
    readFirst: 'Najpierw potwierdź, że to przeczytano.',
  },
  ru: {
    warn: 'Модератор выносит вам предупреждение.',
    premod: 'Модератор читает ваши комментарии до публикации.',
    mute: 'Пока вы не можете здесь комментировать.',
    suspend: 'Ваше участие здесь приостановлено.',
    ban: 'Вы больше не можете участвовать здесь.',
    until: 'До: {date}.',
    reason: 'Причина: {reason}',
    object: 'Если вы считаете это ошибкой, напишите в редакцию.',
    sendAgain:
      'Отправьте комментарий на проверку: этим вы подтверждаете, что прочитали это. Модератор сначала прочитает этот комментарий.',
    readFirst: 'Сначала подтвердите, что вы это прочитали.',
  },
  uk: {
    warn: 'Модератор виносить вам попередження.',
    premod: 'Модератор читає ваші коментарі до публікації.',
    mute: 'Поки що ви не можете тут коментувати.',
    suspend: 'Вашу участь тут призупинено.',
    ban: 'Ви більше не можете брати тут участь.',
    until: 'До: {date}.',
    reason: 'Причина: {reason}',
    object: 'Якщо ви вважаєте це помилкою, напишіть до редакції.',
    sendAgain:
      'Надішліть коментар на перевірку: цим ви підтверджуєте, що прочитали це. Модератор спершу прочитає цей коментар.',
    readFirst: 'Спершу підтвердьте, що ви це прочитали.',
  },
  tr: {
    warn: 'Bir moderatör sizi uyarıyor.',
    premod: 'Yorumlarınızı yayımlanmadan önce bir moderatör okur.',
    mute: 'Şimdilik burada yorum yapamazsınız.',
    suspend: 'Buradaki katılımınız askıya alındı.',
    ban: 'Artık buraya katılamazsınız.',
    until: 'Bitiş: {date}.',
    reason: 'Gerekçe: {reason}',
    object: 'Bunun yanlış olduğunu düşünüyorsanız haber merkezine yazabilirsiniz.',
    sendAgain:
      'Yorumunuzu incelemeye gönderin: böylece bunu okuduğunuzu onaylarsınız. O yorumu önce bir moderatör okur.',
    readFirst: 'Önce bunu okuduğunuzu onaylayın.',
  },
  el: {
    warn: 'Η συντονιστική ομάδα σάς προειδοποιεί.',
    premod: 'Η συντονιστική ομάδα διαβάζει τα σχόλιά σας πριν εμφανιστούν.',
    mute: 'Προς το παρόν δεν μπορείτε να σχολιάσετε εδώ.',
    suspend: 'Η συμμετοχή σας εδώ έχει ανασταλεί.',
    ban: 'Δεν μπορείτε πλέον να συμμετέχετε εδώ.',
    until: 'Έως: {date}.',
    reason: 'Λόγος: {reason}',
    object: 'Αν πιστεύετε ότι αυτό είναι λάθος, μπορείτε να γράψετε στη σύνταξη.',
    sendAgain:
      'Στείλτε το σχόλιό σας για έλεγχο: έτσι επιβεβαιώνετε ότι το διαβάσατε. Η συντονιστική ομάδα διαβάζει πρώτα αυτό το σχόλιο.',
    readFirst: 'Επιβεβαιώστε πρώτα ότι το διαβάσατε.',
  },
  ar: {
    warn: 'يوجّه إليك أحد المشرفين تحذيرًا.',
    premod: 'يقرأ أحد المشرفين تعليقاتك قبل ظهورها.',
    mute: 'لا يمكنك التعليق هنا في الوقت الحالي.',
    suspend: 'مشاركتك هنا معلّقة.',
    ban: 'لم يعد بإمكانك المشاركة هنا.',
    until: 'حتى: {date}.',
    reason: 'السبب: {reason}',
    object: 'إن كنت ترى أن هذا خطأ، فيمكنك الكتابة إلى هيئة التحرير.',
    sendAgain: 'أرسل تعليقك للمراجعة: بذلك تؤكد أنك قرأت هذا. يقرأ أحد المشرفين ذلك التعليق أولًا.',
    readFirst: 'أكّد أولًا أنك قرأت هذا.',
  },
  he: {
    warn: 'צוות הניהול מזהיר אותך.',
    premod: 'צוות הניהול קורא את תגובותיך לפני שהן מופיעות.',
    mute: 'לפי שעה אי אפשר להגיב כאן מטעמך.',
    suspend: 'השתתפותך כאן הושעתה.',
    ban: 'השתתפותך כאן הסתיימה.',
    until: 'עד: {date}.',
    reason: 'הסיבה: {reason}',
    object: 'אם לדעתך זו טעות, אפשר לכתוב למערכת.',
    sendAgain: 'שליחת התגובה לבדיקה מאשרת שקראת זאת. צוות הניהול יקרא תחילה את התגובה הזאת.',
    readFirst: 'יש לאשר תחילה שקראת זאת.',
  },
} as const satisfies Readonly<Record<string, RestrictionWords>>;

/** The words for `tag`'s language, English for what there is none of, and the tag that dates are written in. */
export function restrictionWords(tag: string | null): {
  readonly words: RestrictionWords;
  readonly tag: string;
} {
  const asked = languageOr(tag);
  const words = wordsIn(RESTRICTIONS, asked);
  return words ? { words, tag: asked } : { words: RESTRICTIONS.en, tag: 'en' };
}

/** Every language that a sanction is told in. */
export const RESTRICTION_LANGUAGES: readonly string[] = Object.keys(RESTRICTIONS);
