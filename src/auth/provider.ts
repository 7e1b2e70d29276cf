import type { Configuration } from 'openid-client';
import { checkEmail } from '../core/email.js';
import { cleanName } from '../core/name.js';
import { Refusal } from '../core/refusal.js';
import { isThisMachine, providerFetch } from './provider-fetch.js';

/** An identity provider (OpenID Connect) as the operator names it. */
export interface ProviderSettings {
  /** In addresses: lower-case letters, digits and hyphens. */
  readonly name: string;
  /** On buttons. */
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a public client. */
  readonly clientSecret: string | null;
  /** Whether an address that it calls verified opens the account that has this address. */
  readonly linksEmail: boolean;
}

/** What a visit to a provider must bring back. */
export interface Visit {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Whom a provider says that it knows. */
export interface Visitor {
  readonly subject: string;
  readonly name: string | null;
  readonly verifiedEmail: string | null;
}

export interface Provider extends ProviderSettings {
  /** Where the browser goes, and what to keep until it comes back. Refuses provider_refused. */
  start(returnTo: string): Promise<{ readonly url: string; readonly visit: Visit }>;
  /** Who came back: `url` is our own address, with the query that the provider wrote. Refuses provider_refused. */
  finish(url: URL, visit: Visit): Promise<Visitor>;
}

/** Most newsrooms have no provider, and need not load the client for one. */
const client = () => import('openid-client');

/** Seconds; a reader waits. */
const PATIENCE = 10;
/** A provider's metadata and keys change rarely. */
const KNOWN_FOR = 60 * 60_000;

/** A provider that is asked for its metadata when first needed. `onFailure` is told what went wrong, and nothing of anybody. */
export function createProvider(
  settings: ProviderSettings,
  { clock, onFailure }: { readonly clock: () => number; readonly onFailure: (error: unknown) => void },
): Provider {
  let known: { readonly until: number; readonly configuration: Configuration } | undefined;
  async function configuration(): Promise<Configuration> {
    if (known && known.until > clock()) return known.configuration;
    known = { until: clock() + KNOWN_FOR, configuration: await discover(settings) };
    return known.configuration;
  }
  async function orRefuse<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      onFailure(error);
      throw new Refusal('provider_refused', { provider: settings.label });
    }
  }
  return {
    ...settings,
    start: (returnTo) => orRefuse(async () => startVisit(await configuration(), returnTo)),
    finish: (url, visit) => orRefuse(async () => finishVisit(await configuration(), url, visit)),
  };
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  const { allowInsecureRequests, customFetch, discovery, enableNonRepudiationChecks } = await client();
  const server = new URL(issuer);
  // The signature of an id token is checked although it comes straight from the provider: there may be a proxy between.
  const execute = [enableNonRepudiationChecks, ...(isThisMachine(server) ? [allowInsecureRequests] : [])];
  return discovery(server, clientId, clientSecret ?? undefined, undefined, {
    execute,
    timeout: PATIENCE,
    [customFetch]: providerFetch,
  });
}

async function startVisit(configuration: Configuration, returnTo: string) {
  const { buildAuthorizationUrl, calculatePKCECodeChallenge, ...random } = await client();
  const visit = {
    state: random.randomState(),
    nonce: random.randomNonce(),
    verifier: random.randomPKCECodeVerifier(),
  };
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: returnTo,
    scope: 'openid profile email',
    state: visit.state,
    nonce: visit.nonce,
    code_challenge: await calculatePKCECodeChallenge(visit.verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, visit };
}

async function finishVisit(configuration: Configuration, url: URL, visit: Visit): Promise<Visitor> {
  const { authorizationCodeGrant, fetchUserInfo } = await client();
  const tokens = await authorizationCodeGrant(configuration, url, {
    expectedState: visit.state,
    expectedNonce: visit.nonce,
    pkceCodeVerifier: visit.verifier,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('the provider sent no id token');
  const isComplete = typeof claims.name === 'string' || !configuration.serverMetadata().userinfo_endpoint;
  const more = isComplete ? claims : await fetchUserInfo(configuration, tokens.access_token, claims.sub);
  const { name, email, email_verified: verified } = { ...more, ...claims };
  return {
    subject: claims.sub,
    name: typeof name === 'string' ? cleanName(name) || null : null,
    verifiedEmail: verified === true && typeof email === 'string' ? lawfulEmail(email) : null,
  };
}

function lawfulEmail(email: string): string | null {
  try {
    return checkEmail(email).toLowerCase();
  } catch {
    return null;
  }
}
