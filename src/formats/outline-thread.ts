/** Comments of a page saved as text: bullets begin them, indentation tells who answers whom, empty lines tell lost names. */
import { controlLine, wholeTime } from './outline-controls.js';
import type { OutlineLine } from './outline-lines.js';
import { type BulletLabel, readLabel } from './outline-names.js';
import type { OutlineStyle } from './outline-style.js';
import type { PageTime } from './page/page-time.js';

export interface OutlineComment {
  /** Index of the comment that it answers, undefined for a root. */
  readonly parent: number | undefined;
  readonly name: string;
  /** Paragraphs parted by one empty line; line ends within them are breaks. */
  readonly text: string;
  readonly time: PageTime | undefined;
  readonly line: number;
}

interface OutlineThread {
  readonly comments: readonly OutlineComment[];
  /** Lines outside of all comments, such as a page's foot. */
  readonly outside: readonly OutlineLine[];
}

interface OpenComment {
  readonly parent: number | undefined;
  readonly column: number;
  readonly name: string;
  readonly lead: string;
  readonly time: PageTime | undefined;
  readonly line: number;
  readonly below: OutlineLine[];
}

function leastColumn(lines: readonly OutlineLine[]): number {
  return lines.reduce((least, { column }) => Math.min(least, column), Number.POSITIVE_INFINITY);
}

function textOf(comment: OpenComment, below: readonly OutlineLine[]): string {
  const left = leastColumn(below);
  const lines = below.map(({ column, text, blanks }, index) => {
    const isFirst = index === 0 && comment.lead === '';
    return `${isFirst ? '' : blanks > 0 ? '\n\n' : '\n'}${' '.repeat(column - left)}${text}`;
  });
  return comment.lead + lines.join('');
}

function finish(comment: OpenComment): OutlineComment {
  const [first, ...rest] = comment.below;
  const { parent, name, line } = comment;
  // A line under the name that is a time and nothing else dates the comment; alone it is what the comment says.
  const below = comment.lead === '' && rest.length > 0 ? wholeTime(first?.text ?? '') : undefined;
  const text = textOf(comment, below === undefined ? comment.below : rest);
  return { parent, name, text, time: comment.time ?? below, line };
}

/** Places comments by their columns. A comment answers the nearest one above that stands further out. */
function createPlacer(tolerance: number) {
  const open: { readonly column: number; readonly index: number }[] = [];
  return {
    parentAt(column: number, index: number): number | undefined {
      while (open.length > 0 && column - (open.at(-1)?.column ?? 0) < tolerance) open.pop();
      const parent = open.at(-1)?.index;
      open.push({ column, index });
      return parent;
    },
    /** The column of the open level that `column` is on, give or take; undefined if it is on none. */
    levelAt: (column: number): number | undefined =>
      open.find((level) => Math.abs(level.column - column) < tolerance)?.column,
  };
}

type Placer = ReturnType<typeof createPlacer>;

interface Position {
  readonly style: OutlineStyle;
  /** The comment above, if the line above belongs to one. */
  readonly current: OpenComment | undefined;
  readonly previousIsHead: boolean;
  readonly isFirst: boolean;
}

function isMarker(line: OutlineLine, style: OutlineStyle): boolean {
  return line.bullet !== undefined && style.markers.has(line.bullet);
}

function textColumn(comment: OpenComment, { indent }: OutlineStyle): number {
  return comment.below[0]?.column ?? comment.column + indent;
}

/** A bullet begins a comment unless it is an item of a list in a text. */
function isHead(line: OutlineLine, next: OutlineLine | undefined, position: Position): boolean {
  const { style, current, previousIsHead, isFirst } = position;
  if (!isMarker(line, style)) return false;
  if (!style.isSpaced) return true;
  if (current !== undefined && line.column < textColumn(current, style)) return true;
  const isListItem = next?.bullet === line.bullet && next?.column === line.column && next?.blanks === 0;
  if (isListItem) return false;
  return line.blanks > 0 || previousIsHead || isFirst;
}

/** Whether a text is a comment of its own whose name line was lost on the way. */
function isNameLost(
  line: OutlineLine,
  comment: OpenComment,
  { style, placer }: { style: OutlineStyle; placer: Placer },
) {
  const own = textColumn(comment, style);
  if (line.blanks >= style.lostNameBlanks) {
    // Under a name one empty line too many is no sign yet: the text is what was named.
    const isBare = comment.below.length === 0 && comment.lead === '';
    const isItsText = isBare && Math.abs(line.column - own) < style.tolerance;
    return !isItsText || line.blanks > style.lostNameBlanks;
  }
  // Further out than the text above, on a level that is still open: it cannot go on that text.
  const isFurtherOut = line.blanks > 0 && line.column <= own - style.tolerance;
  return isFurtherOut && placer.levelAt(line.column - style.indent) !== undefined;
}

/** Lines of controls at the end of a comment, and the comment without them. */
function splitControls(comment: OpenComment): OpenComment {
  const end = comment.below.findLastIndex(({ text }) => controlLine(text) === undefined) + 1;
  const told = comment.below.slice(end).flatMap(({ text }) => controlLine(text)?.time ?? []);
  return { ...comment, below: comment.below.slice(0, end), time: comment.time ?? told[0] };
}

/** Offers to reply and to share stand under every comment of a page or under none: once, "Reply" is what somebody wrote. */
function withoutControlLines(comments: readonly OpenComment[]): readonly OpenComment[] {
  const filled = comments.filter(({ below }) => below.length > 0);
  const ended = filled.filter(({ below }) => controlLine(below.at(-1)?.text ?? '') !== undefined);
  return ended.length > 1 && 2 * ended.length > filled.length ? comments.map(splitControls) : comments;
}

/** Reads the thread that `style` found in `lines`. Linear in their number. */
export function outlineThread(lines: readonly OutlineLine[], style: OutlineStyle): OutlineThread {
  const thread = lines.slice(style.start);
  const comments: OpenComment[] = [];
  const outside: OutlineLine[] = [];
  const lastOf = new Map<string, number>();
  const placer = createPlacer(style.tolerance);
  const outermost = leastColumn(thread.filter((line) => isMarker(line, style)));
  let current: OpenComment | undefined;
  let previousIsHead = false;

  function begin(line: OutlineLine, column: number, { name, text, time, answers }: BulletLabel): OpenComment {
    const placed = placer.parentAt(column, comments.length);
    // Pages that set replies no further in than what they answer tell its author.
    const parent = placed ?? (answers === undefined ? undefined : lastOf.get(answers));
    lastOf.set(name, comments.length);
    const comment: OpenComment = { parent, column, name, lead: text, time, line: line.number, below: [] };
    comments.push(comment);
    return comment;
  }

  function addText(line: OutlineLine): void {
    const column = line.column - style.indent;
    const isFurtherOut = column <= outermost - style.tolerance;
    if (isFurtherOut && (line.blanks > 0 || current === undefined)) {
      current = undefined;
      outside.push(line);
      return;
    }
    if (current === undefined || isNameLost(line, current, { style, placer })) {
      current = begin(line, placer.levelAt(column) ?? column, { name: '', text: '' });
    }
    current.below.push(line);
  }

  for (const [index, line] of thread.entries()) {
    const isFirst = comments.length === 0;
    const head = isHead(line, thread[index + 1], { style, current, previousIsHead, isFirst });
    if (head) current = begin(line, line.column, line.signature ?? readLabel(line.label));
    else addText(line);
    previousIsHead = head;
  }
  return { comments: withoutControlLines(comments).map(finish), outside };
}
