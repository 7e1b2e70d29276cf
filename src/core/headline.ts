import { sourceKey } from './claim-rules.js';
import type { DraftClaim } from './draft.js';

/** Verbs and phrases that give a statement to somebody, in the languages of the pages; compared without case. */
const ATTRIBUTING = [
  ...['say', 'says', 'said', 'claim', 'claims', 'claimed', 'deny', 'denies', 'denied', 'according to'],
  ...['reports', 'reported', 'accuses', 'alleges', 'alleged', 'tells', 'announces', 'reportedly'],
  ...['sagt', 'laut', 'zufolge', 'meldet', 'behauptet', 'bestreitet', 'dementiert', 'nach angaben'],
  ...[
    'selon',
    'affirme',
    'dément',
    'annonce',
    "d'après",
    'dit',
    'dice',
    'según',
    'afirma',
    'niega',
    'asegura',
  ],
  ...['secondo', 'afferma', 'smentisce', 'sostiene', 'diz', 'segundo', 'nega', 'alega'],
  ...['twierdzi', 'według', 'zaprzecza', 'podaje', 'mówi', 'göre', 'iddia', 'yalanladı', 'açıkladı'],
  ...[
    'заявил',
    'заявила',
    'заявили',
    'заявляет',
    'утверждает',
    'сообщает',
    'сообщил',
    'по словам',
    'опровергает',
  ],
  ...['заявляє', 'заявив', 'заявила', 'стверджує', 'повідомляє', 'за словами', 'спростовує'],
  ...['σύμφωνα με', 'λέει', 'υποστηρίζει', 'διαψεύδει', 'δηλώνει'],
  ...[
    'يقول',
    'تقول',
    'قال',
    'قالت',
    'يعلن',
    'تعلن',
    'أعلن',
    'أعلنت',
    'ينفي',
    'تنفي',
    'بحسب',
    'وفق',
    'زعم',
    'تزعم',
  ],
  ...['אומר', 'אומרת', 'לדברי', 'טוען', 'טוענת', 'לפי', 'מכחיש', 'מכחישה', 'הודיע'],
].map((phrase) => ` ${phrase} `);

const QUOTED = /["“”„«»״]/;
const LEAST_NAME = 4;

/**
 * Whether a headline says whose statement it is: by a verb or phrase of saying, a quotation, a name before a colon, or the
 * name of a source of the claim.
 */
export function isAttributed(headline: string, claim: Pick<DraftClaim, 'attributions'>): boolean {
  const words = ` ${headline.toLowerCase().replace(/[^\p{L}\p{M}\p{N}']+/gu, ' ')} `;
  if (QUOTED.test(headline) || /^[^:]{3,60}: /.test(headline)) return true;
  if (ATTRIBUTING.some((phrase) => words.includes(phrase))) return true;
  return claim.attributions.some(({ source }) => {
    const name = sourceKey(source);
    return name.length >= LEAST_NAME && headline.toLowerCase().includes(name);
  });
}
