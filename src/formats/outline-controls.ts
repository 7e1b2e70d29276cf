/** What pages offer beside each comment and a copy of their text keeps: "Reply", "3 likes", "Share ›". */
import { type PageTime, pageTime } from './page/page-time.js';
import { fold, isDateWord } from './written-dates.js';

const WORDS: ReadonlySet<string> = new Set(
  `reply|replies|respond|answer|share|like|likes|liked|unlike|dislike|dislikes|flag|report|report abuse|report comment|report this|quote|permalink|link
  |link to comment|edit|edited|delete|reply to this comment|log in to reply|login to reply|sign in to reply|vote up|vote down|up vote|down vote|upvote|downvote
  |upvotes|downvotes|votes|vote|points|point|recommend|thumbs up|thumbs down|show replies|hide replies|view replies|collapse|expand|like reply|reply share
  |follow|copy link|avatar|see more|show more
  |antworten|melden|teilen|zitieren|gefallt mir|kommentar melden|repondre|signaler|partager|citer|j'aime|responder|denunciar|reportar|compartir|citar|me gusta|compartilhar|curtir
  |rispondi|segnala|condividi|mi piace|beantwoorden|reageer|reageren|delen|ответить|поделиться|пожаловаться|цитировать|нравится
  |απαντηση|απαντησε|αναφορα|κοινοποιηση|μου αρεσει|odpowiedz|zgłos|cytuj|odpovedet|valasz|raspunde|отговор|відповісти|svar|svara|besvar|vastaa|cevapla|yanıtla|paylas|begen
  |رد|الرد|اعجبني|שתף|השב|تعليق|پاسخ|回复|回覆|分享|举报|赞|返信|共有|답글|공유`
    .split('|')
    .map((word) => fold(word)),
);
const BETWEEN = /[·•|›»‹«↩⤶▲▼△▽]|\s[-–—/]\s|\t|\s{2,}/u;
// Counts beside a word, or alone: "3 likes", "Like (3)", "+12".
const COUNT = /^[+-]?\d{1,6}$|^[+-]?\d{1,6}\s{1,3}|\s{0,3}\(?[+-]?\d{1,6}\)?$/u;
const MAX_LENGTH = 120;

function isWord(part: string): boolean {
  const folded = fold(part)
    .replace(/[.:…!]{1,3}$/u, '')
    .trim();
  const word = folded.replace(COUNT, '').trim();
  return word === '' || WORDS.has(folded) || WORDS.has(word);
}

/** The parts of a line that templates set apart by dots, bars and arrows. */
function partsOf(text: string): readonly string[] {
  return text.split(BETWEEN).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}

export interface ControlLine {
  /** Several systems write the time among the controls. */
  readonly time: PageTime | undefined;
}

/** What a line of nothing but controls tells; undefined for any other line. */
export function controlLine(text: string): ControlLine | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const parts = partsOf(text);
  const others = parts.filter((part) => !isWord(part));
  const [other] = others;
  if (other === undefined) return parts.some((part) => /\p{L}/u.test(part)) ? { time: undefined } : undefined;
  const time = others.length === 1 && parts.length > 1 ? wholeTime(other) : undefined;
  return time === undefined ? undefined : { time };
}

/** A line without the controls that stand behind or before what it says. */
export function withoutControls(text: string): string {
  if (text.length > MAX_LENGTH || !BETWEEN.test(text)) return text;
  const parts = text.split(/(\s*(?:[·•|›»]|\s[-–—]\s|\t|\s{2,})\s*)/u);
  while (parts.length > 1 && isWord(parts.at(-1) ?? '')) parts.splice(-2);
  while (parts.length > 1 && isWord(parts[0] ?? '')) parts.splice(0, 2);
  return parts.join('').trim();
}

// 03/04/2016 is a time, whichever of the two the day is.
const AMBIGUOUS =
  /^\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})(?:[ ,]{1,3}(?:at )?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?)?$/i;
const FIRST_WORD = /^(\p{L}{2,40})[,.]?\s/u;
const BEFORE_DATES = new Set('on at am um le el il op den posted the em dia em vom'.split(' '));

/** The time that a text is and nothing else; `unreadable` for one that may be two days; undefined for any other text. */
export function wholeTime(text: string): PageTime | undefined {
  const plain = text.replace(/[:,;]$/, '').trim();
  if (AMBIGUOUS.test(plain)) return { unreadable: plain };
  const { at, local, relative } = pageTime([plain]);
  if (relative !== undefined) return { relative };
  if (at !== undefined) return { at };
  // A comment's own number may stand before its date.
  const word = FIRST_WORD.exec(plain.replace(/^#[\d.]+\s{0,9}/, ''))?.[1];
  const isDate = word === undefined || isDateWord(word) || BEFORE_DATES.has(fold(word));
  return local === undefined || !isDate ? undefined : { local };
}
