import type { PageTokensView } from '../wire/auth.js';
import { forgetGrant, type KeptGrant, keepGrant, keptGrant } from './kept-grant.js';
import type { PartStand } from './program.js';
import { WINDOW_CLOSED } from './sign-in-tongue.js';

/** A page on another site acts for its reader with tokens of its own. */
export interface PageTokens {
  /** Opens the window in which the reader signs in, and takes what it hands over. Called by a press, or no window opens. */
  ask(): Promise<void>;
  /** Shows the newsroom's token, on a page where no cookie comes along. */
  show(ssoToken: string): Promise<void>;
  /** Gets a fresh token where this browser keeps a grant for this page. */
  resume(): Promise<void>;
  forget(): Promise<void>;
}

/** Refreshed before the server would refuse it. */
const EARLY = 60;

export function createPageTokens({ base, program }: PartStand): PageTokens {
  const { ask, auth, memory, settings } = program;
  const { site } = settings;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const take = async (tokens: PageTokensView, key: CryptoKeyPair): Promise<void> => {
    auth.authorization = `Bearer ${tokens.accessToken}`;
    await keepGrant(base, { key, refreshToken: tokens.refreshToken });
    memory.change(() => ({ hasGrant: true }));
    clearTimeout(timer);
    timer = setTimeout(resume, (tokens.expiresIn - EARLY) * 1000);
  };
  const forget = async (): Promise<void> => {
    clearTimeout(timer);
    delete auth.authorization;
    memory.change(() => ({ hasGrant: undefined }));
    await forgetGrant(base);
  };
  /** One tab at a time: a token that two of them show is taken for stolen. */
  const resume = (): Promise<void> =>
    navigator.locks.request(`parley ${base}`, async () => {
      const kept = await keptGrant(base);
      if (!kept) return;
      const { key, refreshToken } = kept;
      const signature = await signed(key, `parley refresh ${refreshToken}`);
      const body = { site, refreshToken, signature };
      try {
        await take(await ask<PageTokensView>('auth/page/refresh', { method: 'POST', body }), key);
      } catch (failure) {
        if ((failure as { readonly code?: string }).code === 'token_refused') await forget();
      }
    });
  /** Shows something once, with a fresh key and what it signs. */
  const show = async (path: string, text: string, shown: object): Promise<void> => {
    const pair = await newKey();
    const key = await crypto.subtle.exportKey('jwk', pair.publicKey);
    const body = { site, key, signature: await signed(pair, text), ...shown };
    await take(await ask<PageTokensView>(path, { method: 'POST', body }), pair);
  };
  return {
    resume,
    forget,
    show: (token) => show('auth/page/sso', `parley sso ${token}`, { token }),
    ask: async () => {
      const verifier = randomText();
      const code = await codeFromWindow({ base, site, challenge: await challengeOf(verifier) });
      await show('auth/page', `parley code ${code}`, { code, verifier });
    },
  };
}

/** The private half never leaves the browser: a script that steals the token has no use for it elsewhere. */
async function newKey(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
}

async function signed({ privateKey }: KeptGrant['key'], text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  return base64url(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes));
}

function randomText(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)).buffer);
}

async function challengeOf(verifier: string): Promise<string> {
  return base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
}

function base64url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');
}

/** Asks in a window of our own, and believes that window at our own origin only. */
function codeFromWindow(asked: { base: string; site: string; challenge: string }): Promise<string> {
  const { base, site, challenge } = asked;
  const state = randomText();
  const query = new URLSearchParams({ site, origin: location.origin, challenge, state });
  const opened = open(`${base}/sign-in/window?${query}`, '_blank', 'popup,width=520,height=720');
  const { origin } = new URL(base);
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      removeEventListener('message', hear);
      clearInterval(watch);
      settle();
    };
    const hear = ({ source, origin: from, data }: MessageEvent): void => {
      const isOurs = source === opened && from === origin && data?.parley === 'code' && data.state === state;
      if (isOurs && typeof data.code === 'string') end(() => resolve(data.code));
    };
    const watch = setInterval(() => {
      if (!opened || opened.closed) end(() => reject({ code: WINDOW_CLOSED, message: '', details: {} }));
    }, 500);
    addEventListener('message', hear);
  });
}
