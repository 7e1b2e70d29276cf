/** Levels that a page writes as signs in front of its lines, as mails and old boards do: `> > text`, `-- text`, `** Name`. */
import type { OutlineLine } from './outline-lines.js';
import { readLabel } from './outline-names.js';

/** Columns that one sign stands for. */
const STEP = 4;
const QUOTED = /^((?:[>|:]\s{0,3}){1,40})(?=\S)/u;
const RUN = /^([*•\-–—+#.=~_])\1{0,39}(?=\s)/u;

function deepened(line: OutlineLine, signs: string, levels: number): OutlineLine {
  const text = line.text.slice(signs.length).trim();
  return { ...line, column: line.column + levels * STEP, text, bullet: undefined, label: text };
}

/** Every line of a reply begins with the signs of its level: `>`, `|`, `:`, or several dashes. */
function quoted(line: OutlineLine): OutlineLine {
  const signs = QUOTED.exec(line.text)?.[1];
  if (signs !== undefined) return deepened(line, signs, signs.replace(/\s/g, '').length);
  const [run = ''] = RUN.exec(line.text) ?? [];
  return run.length < 2 ? line : deepened(line, run, run.length / 2);
}

/** Empty quoted lines part paragraphs as empty lines do. */
function withoutEmpty(lines: readonly OutlineLine[]): readonly OutlineLine[] {
  const kept: OutlineLine[] = [];
  let blanks = 0;
  for (const line of lines) {
    if (/^[>|:\s]+$/.test(line.text)) {
      blanks += line.blanks + 1;
      continue;
    }
    kept.push(blanks === 0 ? line : { ...line, blanks: Math.max(line.blanks, blanks) });
    blanks = 0;
  }
  return kept;
}

/** Whether a line begins with signs that may tell its level. */
export function hasLevelSigns(text: string): boolean {
  return /^[>|:]/.test(text) || (RUN.exec(text)?.[0] ?? '').length > 1;
}

/** The lines with signs of levels as columns; the same lines where fewer than two have any. */
export function withQuotedLevels(lines: readonly OutlineLine[]): readonly OutlineLine[] {
  if (lines.filter(({ text }) => hasLevelSigns(text)).length < 2) return lines;
  return withoutEmpty(lines).map(quoted);
}

/**
 * Lines whose bullet is repeated for every level (`* Ann`, `** Bo`), as bullets that stand further in. The same lines where
 * the page has none that begins a comment.
 */
export function withRepeatedBullets(lines: readonly OutlineLine[]): readonly OutlineLine[] {
  const runs = lines.map(({ text }) => RUN.exec(text)?.[0] ?? '');
  const names = lines.filter(({ text }, index) => {
    const run = runs[index] ?? '';
    return run.length > 1 && readLabel(text.slice(run.length).trim()).name !== '';
  });
  const signs = new Set(names.map(({ text }) => text.charAt(0)));
  const isUsed = lines.some(({ bullet, label }) => bullet !== undefined && signs.has(bullet) && label !== '');
  if (!isUsed) return lines;
  return lines.map((line, index) => {
    const run = runs[index] ?? '';
    if (run.length < 2 || !signs.has(run.charAt(0))) return line;
    const label = line.text.slice(run.length).trim();
    const column = line.column + (run.length - 1) * STEP;
    return { ...line, column, text: `${run.charAt(0)} ${label}`, bullet: run.charAt(0), label };
  });
}
