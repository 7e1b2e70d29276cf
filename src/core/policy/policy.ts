import type { AuthorKind } from '../comment.js';
import type { PostingMode } from '../site.js';

/**
 * A newsroom's policy: rules in order, as plain JSON. It says nothing about how anything is measured; signals do that.
 * docs/newsroom/policies.md explains it to editors.
 */
export interface Policy {
  readonly name: string;
  /** A whole number from 1; raise it with every change, so that the log tells which text of the policy decided. */
  readonly version: number;
  /** What happens when no rule matches, unless the site or the story says otherwise. */
  readonly mode: PostingMode;
  readonly rules: readonly Rule[];
  /** After these rules the ones of the place above are asked; a rule here replaces one above that has its name. */
  readonly continues?: true;
  /** Names and versions of the policies whose rules follow its own (inherit); never written by hand. */
  readonly above?: string;
}

/**
 * `nudge` gives the text back to its author once, to change it or to send it for review. `prove` gives it back to the browser,
 * which computes a proof of work and sends it again; then the rule is passed over.
 */
export type PolicyOutcome = 'publish' | 'hold' | 'reject' | 'nudge' | 'prove';
/** What a rule does; `tag` decides nothing: its name stands in the log beside what was decided. */
export type RuleAct = PolicyOutcome | 'tag';
export const RULE_ACTS: readonly RuleAct[] = ['publish', 'hold', 'reject', 'nudge', 'prove', 'tag'];

export interface Rule {
  /** Lower-case letters, digits and hyphens; names the rule in the log. Unique within the policy. */
  readonly id: string;
  readonly when: Condition;
  readonly then: RuleAct;
  /** For the author, in plain words. */
  readonly because: string;
  /** For moderators; never shown to the author. */
  readonly note?: string;
  /** Of `prove`: how many zero bits are asked for (core/proof); DEFAULT_EFFORT if not given. */
  readonly effort?: number;
}

/** A number that lies in `atLeast` ≤ number < `below`; a bound that is absent does not bind. */
export interface Range {
  readonly atLeast?: number;
  readonly below?: number;
}

/** True when the signal found something and its score lies in the range. A failed signal found nothing. */
export interface SignalCondition extends Range {
  readonly signal: string;
}

/** True when the named signal broke or ran out of time. */
export interface FailedCondition {
  readonly failed: string;
}

/** True of what the author is. */
export interface AuthorCondition {
  readonly author: AuthorKind | 'trusted' | 'staff';
}

export type AuthorCount = 'published' | 'held' | 'rejected' | 'removed' | 'knownDays';
export const AUTHOR_COUNTS: readonly AuthorCount[] = [
  'published',
  'held',
  'rejected',
  'removed',
  'knownDays',
];

/** True when the author's count on this site lies in the range; `knownDays` counts from the first comment seen. */
export interface AuthorCountCondition extends Range {
  readonly author: AuthorCount;
}

/** True when the story's language is one of `is` (primary subtags: `en` covers `en-GB`). */
export interface StoryLanguageCondition {
  readonly story: 'language';
  readonly is: readonly string[];
}

/** True when the story's age in days lies in the range. */
export interface StoryAgeCondition extends Range {
  readonly story: 'ageDays';
}

/** True from `from` until before `to`, whole hours of the site's clocks; over midnight where `from` is the later one. */
export interface HourCondition {
  readonly time: 'hour';
  readonly from: number;
  readonly to: number;
}

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** True on these days of the week, by the site's clocks. */
export interface WeekdayCondition {
  readonly time: 'weekday';
  readonly is: readonly Weekday[];
}

export type Condition =
  | SignalCondition
  | FailedCondition
  | AuthorCondition
  | AuthorCountCondition
  | StoryLanguageCondition
  | StoryAgeCondition
  | HourCondition
  | WeekdayCondition
  /** An empty list is always true. */
  | { readonly all: readonly Condition[] }
  /** An empty list is never true. */
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** The name and version of a policy as the decision log keeps it: `balanced@1`, or `sports@3+balanced@1` where it continues. */
export function policyVersion({ name, version, above }: Pick<Policy, 'name' | 'version' | 'above'>): string {
  return `${name}@${version}${above === undefined ? '' : `+${above}`}`;
}

/** A rule from its parts. The one place that writes the field `then`: no rule is ever awaited. */
export function createRule(outcome: RuleAct, parts: Omit<Rule, 'then'>): Rule {
  // biome-ignore lint/suspicious/noThenProperty: editors read "when … then …", and a rule is never awaited.
  return { then: outcome, ...parts };
}
