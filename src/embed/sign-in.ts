import type { MeView } from '../wire/me.js';
import { adoptStyle } from './adopt-style.js';
import { openFrame } from './dialog-frame.js';
import { createPageTokens } from './page-tokens.js';
import type { PartStand } from './program.js';
import type { SignInPart } from './sign-in-part.js';
import { arrive, emailStep, meStep, type Way, windowStep } from './sign-in-steps.js';
import { type SignInTongue, signInTongue } from './sign-in-tongue.js';

/** sign-in.css, minified, put here by the bundler. */
declare const PARLEY_SIGN_IN_STYLE: string;

/** Signs readers in and out. */
export function part(stand: PartStand): SignInPart {
  const { scope, program } = stand;
  const { ask, settings } = program;
  const { site, ssoToken } = settings;
  const tokens = createPageTokens(stand);
  return {
    open: async () => {
      adoptStyle(scope, PARLEY_SIGN_IN_STYLE);
      const tongue = await signInTongue(program);
      if (!stand.signal.aborted) openSignIn(stand, tokens, tongue);
    },
    resume: async () => {
      await tokens.resume();
      if (!ssoToken) return;
      const { needsWindow } = await ask<MeView>(`me?site=${encodeURIComponent(site)}`);
      const body = { site, token: ssoToken };
      const shown = needsWindow ? tokens.show(ssoToken) : ask('auth/sso', { method: 'POST', body });
      // A page from a cache holds a token that was used before; whoever it signed in then is still signed in.
      await shown.catch(() => undefined);
    },
  };
}

function openSignIn({ base, scope, program }: PartStand, tokens: Way['tokens'], tongue: SignInTongue): void {
  const { ask, settings, update, auth } = program;
  const { site } = settings;
  const frame = openFrame(scope, tongue, () => removeEventListener('focus', lookAgain));
  const way: Way = {
    ...{ base, site, ask, tokens, frame, tongue },
    isFramed: 'parley-frame' in auth,
    whoAmI: () => ask(`me?site=${encodeURIComponent(site)}`),
    known: (me) => update({ me }),
  };
  // A window that signed somebody in is left for this one.
  const lookAgain = (): void => {
    way
      .whoAmI()
      .then((me) => arrive(way, me))
      .catch(() => undefined);
  };
  frame.show(emailStep(way));
  frame.attempt(async () => {
    const me: MeView = await way.whoAmI();
    if (me.kind === 'account') return frame.show(meStep(way, me));
    if (me.needsWindow) frame.show(windowStep(way));
    addEventListener('focus', lookAgain);
  });
}
