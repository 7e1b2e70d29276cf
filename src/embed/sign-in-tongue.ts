import type { OwnWords, SignInWords } from '../view/messages/own/own-words.js';
import { signInEn } from '../view/messages/sign-in-en.js';
import { sayRefusal } from '../view/server-words.js';
import type { Failure } from './api.js';
import type { Program } from './program.js';

/** How the window for signing in speaks. */
export interface SignInTongue {
  readonly words: SignInWords;
  readonly language: string;
  readonly dir: 'ltr' | 'rtl';
  /** What went wrong, in words. */
  readonly say: (failure: Failure) => string;
}

/** The thread's own language; English where its words cannot be had. */
export async function signInTongue({ words: known, wordsOf }: Program): Promise<SignInTongue> {
  const loaded: Partial<Pick<OwnWords, 'signIn' | 'refusals'>> = (await wordsOf('sign-in')) ?? {};
  const words = { ...signInEn, ...loaded.signIn };
  const isKnown = loaded.signIn !== undefined;
  const speaker = { ...known, refusals: { ...known.refusals, ...loaded.refusals } };
  return {
    words,
    language: isKnown ? known.language : 'en',
    dir: isKnown ? known.dir : 'ltr',
    say: (failure) =>
      failure.code === WINDOW_CLOSED ? words.windowClosed : sayRefusal(speaker, failure) || words.offline,
  };
}

/** The code of a failure of this part's own. */
export const WINDOW_CLOSED = 'window_closed';
