/**
 * The painter of the program that this part belongs to, in place of `preact/jsx-runtime` (scripts/bundle.mjs): what the part
 * makes is painted by that program, and two painters on one page would take turns.
 */
import type { ComponentChildren } from 'preact';
import type { jsx as Jsx } from 'preact/jsx-runtime';

let given: typeof Jsx | undefined;

/** Before anything of the part is made. */
export function makeBy(painter: typeof Jsx): void {
  given = painter;
}

export const jsx = ((...made: Parameters<typeof Jsx>) => given?.(...made)) as typeof Jsx;
export { jsx as jsxs };

/** Children without an element around them. */
export function Fragment({ children }: { readonly children?: ComponentChildren }): ComponentChildren {
  return children;
}
