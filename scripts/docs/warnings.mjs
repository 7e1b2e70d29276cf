import { modulesOf, sourceText } from './sources.mjs';

const FOLDERS = ['formats', 'formats/page', 'use-cases/import'];

/** Where the sources name a warning: `code: '…'`, `warn('…', …)`, and the reasons for which a reply became a root. */
const NAMED = [/\bcode: (.*)$/gm, /\bwarn\((.*)$/gm, /\btype RerootReason = (.*)$/gm];

/** Every warning code that an import can tell, in order. */
export function warningCodes() {
  const texts = FOLDERS.flatMap(modulesOf).map(sourceText);
  const found = texts.flatMap((text) =>
    NAMED.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(([, rest = '']) => codesIn(rest))),
  );
  return [...new Set(found)].sort();
}

/** `condition ? 'this' : 'that', message` holds two; what follows the first comma outside of them is the message. */
function codesIn(line) {
  const named = /^(?:[\w.]+ \? )?('[a-z_0-9]+'(?: [:|] '[a-z_0-9]+')*)/.exec(line)?.[1] ?? '';
  return [...named.matchAll(/'([a-z_0-9]+)'/g)].map(([, code]) => code);
}
