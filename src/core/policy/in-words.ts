import type { AuthorCondition, AuthorCount, Condition, Range, Rule, RuleAct, Weekday } from './policy.js';

/**
 * A rule as one English sentence for editors, from the same data that decides: `If the author is not trusted and “flood” finds at
 * least 0.8, hold it.`
 */
export function ruleInWords({ when, then: act }: Pick<Rule, 'when' | 'then'>): string {
  const what = ACTS[act];
  if ('all' in when && when.all.length === 0) return `Always ${what}.`;
  return `If ${conditionInWords(when)}, ${what}.`;
}

const ACTS: Readonly<Record<RuleAct, string>> = {
  publish: 'publish it',
  hold: 'hold it for a moderator',
  reject: 'reject it',
  nudge: 'give it back to its author once, and hold it if it comes again',
  prove: 'ask the browser for a proof of work',
  tag: 'only note it for moderators',
};

/** A condition as a clause. */
export function conditionInWords(condition: Condition): string {
  if ('all' in condition) return joined(condition.all, ' and ', 'in every case');
  if ('any' in condition) return joined(condition.any, ' or ', 'in no case');
  if ('not' in condition) return notInWords(condition.not);
  if ('signal' in condition) return `“${condition.signal}” finds ${rangeInWords(condition)}`;
  if ('failed' in condition) return `“${condition.failed}” could not look`;
  if ('author' in condition) return authorInWords(condition);
  if ('time' in condition) return timeInWords(condition);
  if (condition.story === 'language') return `the story is in ${listed(condition.is)}`;
  return `the story is ${rangeInWords(condition)} days old`;
}

/** Negations that people would say; any other is put in brackets. */
function notInWords(condition: Condition): string {
  if ('author' in condition && !isCount(condition))
    return authorInWords(condition).replace(/ (is|has) /, ' $1 not ');
  if ('signal' in condition) return `“${condition.signal}” does not find ${rangeInWords(condition)}`;
  if ('failed' in condition) return `“${condition.failed}” could look`;
  return `it is not so that (${conditionInWords(condition)})`;
}

function joined(parts: readonly Condition[], word: string, empty: string): string {
  if (parts.length === 0) return empty;
  const said = parts.map((part) =>
    parts.length > 1 && holdsSeveral(part) ? `(${conditionInWords(part)})` : conditionInWords(part),
  );
  return said.join(word);
}

function holdsSeveral(part: Condition): boolean {
  return ('all' in part && part.all.length > 1) || ('any' in part && part.any.length > 1);
}

type AboutAuthor = Extract<Condition, { readonly author: unknown }>;

function isCount(condition: AboutAuthor): condition is { readonly author: AuthorCount } & Range {
  return 'atLeast' in condition || 'below' in condition;
}

function authorInWords(condition: AboutAuthor): string {
  if (!isCount(condition)) return AUTHORS[condition.author as AuthorCondition['author']];
  const range = rangeInWords(condition);
  if (condition.author === 'knownDays') return `the author was first seen here ${range} days ago`;
  return `the author has ${range} ${condition.author} comments here`;
}

const AUTHORS: Readonly<Record<AuthorCondition['author'], string>> = {
  guest: 'the author is a guest',
  account: 'the author is signed in',
  ghost: 'the author is known from an archive only',
  trusted: 'the author is trusted',
  staff: 'the author is staff',
};

function timeInWords(condition: Extract<Condition, { readonly time: unknown }>): string {
  if (condition.time === 'weekday') return `it is ${listed(condition.is.map((day) => DAYS[day]))}`;
  return `it is between ${clock(condition.from)} and ${clock(condition.to)}`;
}

const DAYS: Readonly<Record<Weekday, string>> = {
  sun: 'Sunday',
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
};

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function rangeInWords({ atLeast, below }: Range): string {
  if (atLeast === undefined) return `less than ${below}`;
  return below === undefined ? `at least ${atLeast}` : `at least ${atLeast} and less than ${below}`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`;
}
