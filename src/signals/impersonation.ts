import type { Evidence } from '../core/evidence.js';
import { hasSeveralWords, isSpelledAlike, isTakenFor, nameKey } from './names/likeness.js';
import { isOfficeName } from './names/offices.js';
import type { Draft, NameBearer, Signal, SignalContext } from './signal.js';

/** The scores, from a name that two people share to one that passes for the newsroom (docs/reference/signals.md). */
const SHARED_HERE = 0.3;
const SHARED_WITH_ACCOUNT = 0.4;
const FIRST_NAME_OF_STAFF = 0.5;
const LOOK_ALIKE = 0.7;
const OFFICE = 0.8;
const STAFF = 0.9;

/** Tells that a name passes for that of the newsroom, of its people, or of another author. */
export const impersonation: Signal = {
  name: 'impersonation',
  measure(draft, context) {
    const key = nameKey(draft.name);
    if (key === null || context.standing.staff) return undefined;
    if (isOfficeName(draft.name, context.site.name))
      return evidence(OFFICE, 'The name is one by which the newsroom itself would speak.');
    const bearers = context.bearersOf?.(key) ?? [];
    if (!(bearers instanceof Promise)) return gravest(draft, context, bearers);
    return bearers.then((found) => gravest(draft, context, found));
  },
};

function gravest(
  { name }: Draft,
  context: SignalContext,
  bearers: readonly NameBearer[],
): Evidence | undefined {
  const found = bearers
    .filter((bearer) => !bearer.isAuthor && isTakenFor(name, bearer.name))
    .flatMap((bearer) => judge(name, bearer, context) ?? []);
  return found.reduce<Evidence | undefined>(
    (worst, one) => (worst === undefined || one.score > worst.score ? one : worst),
    undefined,
  );
}

function judge(name: string, bearer: NameBearer, { story }: SignalContext): Evidence | undefined {
  const isAlike = isSpelledAlike(name, bearer.name);
  if (bearer.isStaff) {
    // Many people are called Ana; that one writes it with a letter of another script is no chance.
    if (isAlike && !hasSeveralWords(bearer.name))
      return evidence(FIRST_NAME_OF_STAFF, 'A member of the newsroom has the same name, a single word.');
    return evidence(
      STAFF,
      'The name looks like that of a member of the newsroom, and the author is not that person.',
    );
  }
  if (!isAlike)
    return evidence(
      LOOK_ALIKE,
      "The name looks like another author's, but is spelt with letters that are taken for each other.",
    );
  if (bearer.isAccount)
    return evidence(SHARED_WITH_ACCOUNT, 'An author who signs in here has the same name.');
  if (bearer.storyId !== story.id) return undefined;
  return evidence(SHARED_HERE, 'Another guest has the same name in this discussion.');
}

function evidence(score: number, sentence: string): Evidence {
  return { signal: impersonation.name, score, spans: [], sentence };
}
