/** A made-up identity provider on loopback: OpenID Connect with authorisation code, PKCE and signed id tokens. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Readonly<Record<string, unknown>>;

export interface OidcServer {
  readonly issuer: string;
  /** Whom it says yes to, and what is wrong with the next answer. */
  person: Json;
  fault:
    | 'none'
    | 'other-key'
    | 'other-audience'
    | 'other-nonce'
    | 'other-issuer'
    | 'expired'
    | 'no-token'
    | 'huge'
    | 'denied';
  /** Requests to its token endpoint so far. */
  readonly tokenRequests: readonly URLSearchParams[];
  /** What a browser does there: gives the address that it is sent back to. */
  visit(address: string): string;
  close(): Promise<void>;
}

export const CLIENT = { id: 'parley', secret: 'a secret of the client' };

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function openOidcServer(): Promise<OidcServer> {
  const codes = new Map<string, URLSearchParams>();
  const tokenRequests: URLSearchParams[] = [];
  const http = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', state.issuer);
    const answer = async (): Promise<Json> => {
      if (url.pathname === '/.well-known/openid-configuration') return metadata(state.issuer);
      if (url.pathname === '/keys')
        return { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256' }] };
      return token(new URLSearchParams(await textOf(request)));
    };
    response.setHeader('content-type', 'application/json');
    if (state.fault === 'huge') response.end(`{"pad":"${'x'.repeat(600 * 1024)}"}`);
    else response.end(JSON.stringify(await answer()));
  });
  function token(form: URLSearchParams): Json {
    tokenRequests.push(form);
    const asked = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (asked === undefined || asked.get('code_challenge') !== challenge) return { error: 'invalid_grant' };
    const answer = { access_token: 'a', token_type: 'Bearer', expires_in: 60 };
    return state.fault === 'no-token' ? answer : { ...answer, id_token: idToken(asked) };
  }
  function idToken(asked: URLSearchParams): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: state.fault === 'other-issuer' ? 'https://evil.example' : state.issuer,
      aud: state.fault === 'other-audience' ? 'another client' : CLIENT.id,
      nonce: state.fault === 'other-nonce' ? 'another nonce' : asked.get('nonce'),
      iat: now - 10,
      exp: state.fault === 'expired' ? now - 3600 : now + 300,
      ...state.person,
    };
    const input = `${encode({ alg: 'RS256', kid: 'k' })}.${encode(claims)}`;
    const signer = state.fault === 'other-key' ? otherKeys : keys;
    return `${input}.${sign('sha256', Buffer.from(input), signer.privateKey).toString('base64url')}`;
  }
  const state: { -readonly [key in keyof OidcServer]: OidcServer[key] } = {
    issuer: '',
    person: {},
    fault: 'none',
    tokenRequests,
    visit(address) {
      const asked = new URL(address).searchParams;
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.searchParams.set('state', asked.get('state') ?? '');
      if (state.fault === 'denied') back.searchParams.set('error', 'access_denied');
      else {
        const code = randomBytes(16).toString('hex');
        codes.set(code, asked);
        back.searchParams.set('code', code);
      }
      return back.href;
    },
    close: () => new Promise((resolve) => http.close(() => resolve())),
  };
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  state.issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return state;
}

function metadata(issuer: string): Json {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
