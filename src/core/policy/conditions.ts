import type { Evidence } from '../evidence.js';
import { clockOf } from '../local-time.js';
import type { DecisionFacts } from './facts.js';
import { type AuthorCondition, type AuthorCount, type Condition, type Range, WEEKDAYS } from './policy.js';

const DAY = 24 * 60 * 60 * 1000;

/** Whether a condition holds for the evidence and the facts. Depth is bounded where policies are read (parse-policy). */
export function holds(condition: Condition, evidence: readonly Evidence[], facts: DecisionFacts): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, evidence, facts));
  if ('any' in condition) return condition.any.some((part) => holds(part, evidence, facts));
  if ('not' in condition) return !holds(condition.not, evidence, facts);
  if ('signal' in condition || 'failed' in condition)
    return evidence.some((found) => speaksFor(condition, found));
  if ('author' in condition) {
    if (isCount(condition)) return lies(authorCount(condition.author, facts), condition);
    return isAuthor(condition.author, facts);
  }
  if ('time' in condition) return isTime(condition, facts);
  if (condition.story === 'language')
    return condition.is.some((tag) => primary(tag) === primary(facts.story.language));
  return lies((facts.now - facts.story.createdAt) / DAY, condition);
}

/** The evidence that made a condition true; what stands under `not`, or in a branch that is false, made nothing true. */
export function evidenceFor(
  condition: Condition,
  evidence: readonly Evidence[],
  facts: DecisionFacts,
): readonly Evidence[] {
  const used = new Set<Evidence>();
  const collect = (part: Condition): void => {
    if (!holds(part, evidence, facts)) return;
    if ('all' in part) part.all.forEach(collect);
    else if ('any' in part) part.any.forEach(collect);
    else for (const found of evidence) if (speaksFor(part, found)) used.add(found);
  };
  collect(condition);
  return [...used];
}

/** Every signal that a condition names, at any depth. */
export function signalsNamed(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(signalsNamed);
  if ('any' in condition) return condition.any.flatMap(signalsNamed);
  if ('not' in condition) return signalsNamed(condition.not);
  if ('signal' in condition) return [condition.signal];
  return 'failed' in condition ? [condition.failed] : [];
}

function speaksFor(condition: Condition, found: Evidence): boolean {
  if ('failed' in condition) return found.failed === true && found.signal === condition.failed;
  if (!('signal' in condition)) return false;
  return found.failed !== true && found.signal === condition.signal && lies(found.score, condition);
}

function lies(
  value: number,
  { atLeast = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY }: Range,
): boolean {
  return value >= atLeast && value < below;
}

function isTime(
  condition: Extract<Condition, { readonly time: unknown }>,
  { now, timezone = 'UTC' }: DecisionFacts,
): boolean {
  const { hour, weekday } = clockOf(now, timezone);
  if (condition.time === 'weekday') return condition.is.includes(WEEKDAYS[weekday] ?? 'sun');
  const { from, to } = condition;
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

function isCount(condition: {
  readonly author: string;
}): condition is { readonly author: AuthorCount } & Range {
  return 'atLeast' in condition || 'below' in condition;
}

function isAuthor(what: AuthorCondition['author'], { standing }: DecisionFacts): boolean {
  if (what === 'trusted') return standing.trusted;
  if (what === 'staff') return standing.staff;
  return standing.kind === what;
}

function authorCount(count: AuthorCount, { standing, now }: DecisionFacts): number {
  if (count !== 'knownDays') return standing[count];
  return standing.firstSeenAt === null ? 0 : (now - standing.firstSeenAt) / DAY;
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? '';
}
