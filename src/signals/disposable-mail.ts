import type { Signal } from './signal.js';

/** Many who throw an address away only want no mail: more than new, less than a fault. */
const THROWN_AWAY = 0.5;

/** Tells that the address which came with the comment, or the account's, is at a host of throw-away mail. */
export const disposableMail: Signal = {
  name: 'disposable-mail',
  measure(_draft, { standing, hasDisposableMail }) {
    if (hasDisposableMail !== true || standing.staff || standing.trusted) return undefined;
    return {
      signal: disposableMail.name,
      score: THROWN_AWAY,
      spans: [],
      sentence: 'The e-mail address is at a host of throw-away mail.',
    };
  },
};
