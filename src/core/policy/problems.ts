/** What is wrong with an input, gathered so that its author sees everything at once. */
export interface Problems {
  readonly list: readonly string[];
  /** Notes `problem` about the place `at`; gives undefined, so that a reader can return it. */
  add(at: string, problem: string): undefined;
}

/** More than these help nobody, and a hostile input could ask for millions. */
export const MAX_PROBLEMS = 20;

export function createProblems(): Problems {
  const list: string[] = [];
  return {
    list,
    add(at, problem) {
      if (list.length < MAX_PROBLEMS) list.push(`${at} ${problem}.`);
      return undefined;
    },
  };
}

/** Whether `value` is an object of named fields; lists and null are not. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Notes every field of `input` that is not allowed: a misspelt field would otherwise be a rule that does something else. */
export function unknownFields(
  input: Readonly<Record<string, unknown>>,
  where: { readonly allowed: readonly string[]; readonly at: string; readonly problems: Problems },
): void {
  for (const name of Object.keys(input)) {
    if (where.allowed.includes(name)) continue;
    where.problems.add(where.at, `has an unknown field "${name.slice(0, 40)}"`);
    if (where.problems.list.length >= MAX_PROBLEMS) return;
  }
}
