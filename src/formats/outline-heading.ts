/** The line above a thread that says so: "Comments (3)", "3 Responses to “The lock is shut”". */
import type { OutlineLine } from './outline-lines.js';
import { fold } from './written-dates.js';

const HEADING_WORDS =
  /^(?:comments?|commentaires?|kommentar(?:e|er|en)?|leserkommentare|leserbriefe|comentarios?|commenti|reacties|reacciones|discussion|diskussion|discusion|responses?|replies|yorum(?:lar)?|kommentit|komentarze|komentare|komentari|koment|σχολι[αο]|комментари[ийев]*|коментар[иі]*|تعليق(?:ات)?|التعليقات|תגובות|评论|評論|留言|コメント|댓글)$/u;
const MAX_HEADING_LENGTH = 60;
// It repeats the headline.
const MAX_RESPONSES_LENGTH = 300;
const MAX_OTHER_WORDS = 2;
// Between a heading and the first comment pages put things like "Newest first" or "Log in to reply".
const MAX_LINES_BELOW_HEADING = 3;

// "3 Responses to “The lock is shut”", "2 Gedanken zu „Die Schleuse“".
const RESPONSES =
  /^(?:\d{1,6}|one|a|un|una|eine?|ein) (\p{L}+) (?:to|on|for|zu|auf|uber|sur|a|en|su|op|para|sobre|about) ["'“”„«‘’‹]?/u;
const THOUGHTS =
  /^(?:thoughts?|gedanken?|reflexions?|pensieri|pensiero|pensamientos?|pensamentos?|gedachten?)$/u;

function isResponses(folded: string): boolean {
  const word = RESPONSES.exec(folded)?.[1];
  return word !== undefined && (HEADING_WORDS.test(word) || THOUGHTS.test(word));
}

/** Whether a line may stand above a thread. */
export function isHeadingLine({ bullet, text }: OutlineLine): boolean {
  if (bullet !== undefined || text.length > MAX_RESPONSES_LENGTH) return false;
  if (isResponses(fold(text))) return true;
  const [part = ''] = text.split(/[·•|]/, 1);
  if (part.length > MAX_HEADING_LENGTH || /[.!?…]$/.test(part)) return false;
  const words = fold(part)
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1);
  const others = words.filter((word) => !HEADING_WORDS.test(word));
  return others.length < words.length && others.length <= MAX_OTHER_WORDS;
}

/** The lines that may stand above the thread and say so. */
export function headingsIn(lines: readonly OutlineLine[]): readonly number[] {
  return [...lines.keys()].filter((index) => index > 0 && isHeadingLine(lines[index] as OutlineLine));
}

/** The line above the thread that says so; a headline that speaks of comments has no bullet below it. */
export function findHeading(lines: readonly OutlineLine[]): number | undefined {
  const candidates = headingsIn(lines);
  const isAboveBullets = (index: number): boolean =>
    lines.slice(index + 1, index + 2 + MAX_LINES_BELOW_HEADING).some(({ bullet }) => bullet !== undefined);
  const isLast = (index: number): boolean => index > 1 && index === lines.length - 1;
  return candidates.find(isAboveBullets) ?? candidates.find(isLast);
}

/** The number of comments that a heading tells. */
export function countIn(heading: string): number | undefined {
  const digits = /\d{1,7}/.exec(fold(heading))?.[0];
  return digits === undefined ? undefined : Number(digits);
}
