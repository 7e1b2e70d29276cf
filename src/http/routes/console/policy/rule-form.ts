import {
  AUTHOR_COUNTS,
  type AuthorCount,
  type Condition,
  type Range,
  type Rule,
  WEEKDAYS,
} from '../../../../core/policy/policy.js';
import type { ConditionRow, RuleFields } from '../../../../render/console/paint.js';

type Fields = Readonly<Record<string, string>>;

/** Lines of conditions that a form may have; a condition may have more as JSON. */
const MOST_ROWS = 50;
/** Empty lines beside those that say something. */
const SPARE_ROWS = 2;
const COMMAS = /[,،、;\s]+/;
const BLANK: ConditionRow = { isNot: false, what: '', from: '', to: '' };

/** A rule as the fields of its form. A condition that no list of lines can say is given as JSON. */
export function fieldsOfRule(rule: Rule): RuleFields {
  const { id, then: act, because, note = '', effort = '' } = rule;
  const lines = linesOf(rule.when);
  const json = lines === undefined ? JSON.stringify(rule.when, null, 2) : '';
  const rows = [...(lines?.rows ?? []), ...Array<ConditionRow>(SPARE_ROWS).fill(BLANK)];
  const said = { at: id, id, act, effort: String(effort), because, note };
  return { ...said, match: lines?.match ?? 'all', rows, json };
}

/** The fields of a rule that is yet to be written. */
export const BLANK_RULE: RuleFields = {
  ...{ at: '', id: '', act: 'hold', effort: '', because: '', note: '', match: 'all', json: '' },
  rows: Array<ConditionRow>(SPARE_ROWS + 1).fill(BLANK),
};

/** What the form of a rule says, as it came. Any text is possible in any field. */
export function ruleFieldsFrom(sent: Fields): RuleFields {
  const rows: ConditionRow[] = [];
  while (rows.length < MOST_ROWS && Object.hasOwn(sent, `what${rows.length}`)) {
    const n = rows.length;
    rows.push({
      isNot: sent[`not${n}`] === '1',
      what: sent[`what${n}`] ?? '',
      from: sent[`from${n}`]?.trim() ?? '',
      to: sent[`to${n}`]?.trim() ?? '',
    });
  }
  return {
    at: sent.at ?? '',
    id: (sent.id ?? '').trim(),
    act: sent.then ?? '',
    effort: (sent.effort ?? '').trim(),
    because: (sent.because ?? '').trim(),
    note: (sent.note ?? '').trim(),
    match: sent.match === 'any' ? 'any' : 'all',
    rows: [...rows.filter(({ what }) => what !== ''), BLANK, BLANK],
    json: sent.when ?? '',
  };
}

/** The rule that the fields say, as data that parse-policy reads and checks. */
export function ruleFromFields({ id, act, effort, because, note, match, rows, json }: RuleFields): unknown {
  const parts = rows.filter(({ what }) => what !== '').map(conditionOf);
  const [only] = parts;
  const said = parts.length === 1 && only !== undefined ? only : { [match]: parts };
  const when = json.trim() === '' ? said : jsonOf(json);
  return {
    ...{ id, when, ...Object.fromEntries([['then', act]]), because },
    ...(note === '' ? {} : { note }),
    // Left over from before another act was chosen it says nothing.
    ...(effort === '' || act !== 'prove' ? {} : { effort: Number(effort) }),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function linesOf(
  when: Condition,
): { readonly match: 'all' | 'any'; readonly rows: readonly ConditionRow[] } | undefined {
  const match = 'any' in when ? 'any' : 'all';
  const parts = 'all' in when ? when.all : 'any' in when ? when.any : [when];
  const rows = parts.map(rowOf);
  const whole = rows.filter((row) => row !== undefined);
  return whole.length < rows.length ? undefined : { match, rows: whole };
}

function rowOf(condition: Condition): ConditionRow | undefined {
  if ('not' in condition) {
    const row = rowOf(condition.not);
    return row === undefined || row.isNot ? undefined : { ...row, isNot: true };
  }
  if ('all' in condition || 'any' in condition) return undefined;
  return { ...BLANK, ...saidOf(condition) };
}

type Leaf = Exclude<
  Condition,
  { readonly not: unknown } | { readonly all: unknown } | { readonly any: unknown }
>;

function saidOf(leaf: Leaf): Partial<ConditionRow> {
  if ('signal' in leaf) return { what: `signal:${leaf.signal}`, ...boundsOf(leaf) };
  if ('failed' in leaf) return { what: `failed:${leaf.failed}` };
  if ('author' in leaf) return { what: `author:${leaf.author}`, ...boundsOf(leaf) };
  if ('time' in leaf) {
    if (leaf.time === 'weekday') return { what: 'time:weekday', from: leaf.is.join(', ') };
    return { what: 'time:hour', from: String(leaf.from), to: String(leaf.to) };
  }
  if (leaf.story === 'language') return { what: 'story:language', from: leaf.is.join(', ') };
  return { what: 'story:ageDays', ...boundsOf(leaf) };
}

function boundsOf(leaf: object): Partial<ConditionRow> {
  const { atLeast, below } = leaf as Range;
  return { from: atLeast?.toString() ?? '', to: below?.toString() ?? '' };
}

function conditionOf({ isNot, what, from, to }: ConditionRow): unknown {
  const [kind = '', ...rest] = what.split(':');
  const condition = leafOf(kind, rest.join(':'), { from, to });
  return isNot ? { not: condition } : condition;
}

function leafOf(kind: string, name: string, { from, to }: Pick<ConditionRow, 'from' | 'to'>): unknown {
  const bounds = {
    ...(from === '' ? {} : { atLeast: numberOf(from) }),
    ...(to === '' ? {} : { below: numberOf(to) }),
  };
  if (kind === 'failed') return { failed: name };
  if (kind === 'signal') return { signal: name, ...(from === '' && to === '' ? { atLeast: 0 } : bounds) };
  if (kind === 'author')
    return { author: name, ...(AUTHOR_COUNTS.includes(name as AuthorCount) ? bounds : {}) };
  if (kind === 'time') {
    if (name === 'weekday') return { time: name, is: listOf(from).map(weekdayOf) };
    return { time: name, from: numberOf(from), to: numberOf(to) };
  }
  return { story: name, ...(name === 'language' ? { is: listOf(from) } : bounds) };
}

/** People write decimals with a comma as well. What is no number stays as it is, for the reader of policies to refuse. */
function numberOf(text: string): number | string {
  const number = Number(text.replace(',', '.'));
  return text.trim() === '' || Number.isNaN(number) ? text : number;
}

function listOf(text: string): readonly string[] {
  return text.split(COMMAS).filter((part) => part !== '');
}

/** `Saturday` and `Sat` are as good as `sat`. */
function weekdayOf(text: string): string {
  return WEEKDAYS.find((day) => text.toLowerCase().startsWith(day)) ?? text;
}
