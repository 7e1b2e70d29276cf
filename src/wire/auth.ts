import Type, { type Static } from 'typebox';

const EMAIL = Type.String({ maxLength: 320 });
const NAME = Type.String({ maxLength: 1000 });
const PASSWORD = Type.String({ maxLength: 2000 });
const SITE = Type.String({ maxLength: 40 });

const closed = { additionalProperties: false } as const;

export const AskCodeSchema = Type.Object({ site: SITE, email: EMAIL }, closed);
/** The same for every address. */
export const CodeAskedSchema = Type.Object(
  { sent: Type.Literal(true), minutes: Type.Integer({ minimum: 1 }) },
  closed,
);
export const RedeemCodeSchema = Type.Object(
  {
    site: SITE,
    code: Type.String({ maxLength: 100 }),
    /** For whoever comes for the first time. */
    name: Type.Optional(NAME),
  },
  closed,
);
export const PasswordSignInSchema = Type.Object({ site: SITE, email: EMAIL, password: PASSWORD }, closed);
export const SsoSignInSchema = Type.Object({ site: SITE, token: Type.String({ maxLength: 10_000 }) }, closed);
const JWK = Type.Record(Type.String({ maxLength: 20 }), Type.Unknown(), { maxProperties: 12 });
const TOKEN = Type.String({ maxLength: 200 });

/** `key`: the page's public key (JWK, P-256); `signature`: of `parley code CODE`, base64url of r and s. */
export const PageCodeSchema = Type.Object(
  { site: SITE, code: TOKEN, verifier: TOKEN, key: JWK, signature: TOKEN },
  closed,
);
/** `signature`: of `parley refresh TOKEN`, by the same key. */
export const PageRefreshSchema = Type.Object({ site: SITE, refreshToken: TOKEN, signature: TOKEN }, closed);
/** `token`: the newsroom's; `signature`: of `parley sso TOKEN`, by the page's key. */
export const PageSsoSchema = Type.Object(
  { site: SITE, token: Type.String({ maxLength: 10_000 }), key: JWK, signature: TOKEN },
  closed,
);
export const PageTokensSchema = Type.Object(
  { accessToken: Type.String(), refreshToken: Type.String(), expiresIn: Type.Integer() },
  closed,
);
export type PageTokensView = Static<typeof PageTokensSchema>;

/** `site`: whose page asks, when it is not one of our own. */
export const SignOutSchema = Type.Object(
  { site: Type.Optional(SITE), everywhere: Type.Optional(Type.Boolean()) },
  closed,
);

/** `site`: whose page asks, when it is not one of our own. */
export const ChangeMeSchema = Type.Object({ site: Type.Optional(SITE), name: NAME }, closed);
export const ChangePasswordSchema = Type.Object(
  { password: PASSWORD, current: Type.Optional(PASSWORD) },
  closed,
);

const BASE64URL = Type.String({ maxLength: 20_000, pattern: '^[A-Za-z0-9_-]*$' });
const Extensions = Type.Record(Type.String(), Type.Unknown());

/** What `PublicKeyCredential.toJSON()` gives after `navigator.credentials.create`. */
const NewPasskeySchema = Type.Object(
  {
    id: BASE64URL,
    rawId: BASE64URL,
    type: Type.Literal('public-key'),
    authenticatorAttachment: Type.Optional(Type.String({ maxLength: 40 })),
    clientExtensionResults: Extensions,
    response: Type.Object(
      {
        clientDataJSON: BASE64URL,
        attestationObject: BASE64URL,
        authenticatorData: Type.Optional(BASE64URL),
        publicKey: Type.Optional(BASE64URL),
        publicKeyAlgorithm: Type.Optional(Type.Integer()),
        transports: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10 })),
      },
      closed,
    ),
  },
  closed,
);
/** What it gives after `navigator.credentials.get`. */
const UsedPasskeySchema = Type.Object(
  {
    id: BASE64URL,
    rawId: BASE64URL,
    type: Type.Literal('public-key'),
    authenticatorAttachment: Type.Optional(Type.String({ maxLength: 40 })),
    clientExtensionResults: Extensions,
    response: Type.Object(
      {
        clientDataJSON: BASE64URL,
        authenticatorData: BASE64URL,
        signature: BASE64URL,
        userHandle: Type.Optional(Type.Union([BASE64URL, Type.Null()])),
      },
      closed,
    ),
  },
  closed,
);

/** For `PublicKeyCredential.parseCreationOptionsFromJSON` and `parseRequestOptionsFromJSON`. */
export const PasskeyOptionsSchema = Type.Object(
  { options: Type.Record(Type.String(), Type.Unknown()) },
  closed,
);
export type PasskeyOptions = Static<typeof PasskeyOptionsSchema>;
export const AddPasskeySchema = Type.Object({ name: NAME, credential: NewPasskeySchema }, closed);
export const ConsolePasskeySchema = Type.Object({ credential: UsedPasskeySchema }, closed);
export const UsePasskeySchema = Type.Object({ site: SITE, credential: UsedPasskeySchema }, closed);

export const PasskeySchema = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    createdAt: Type.String(),
    usedAt: Type.Union([Type.String(), Type.Null()]),
  },
  closed,
);
export const PasskeysSchema = Type.Object({ passkeys: Type.Array(PasskeySchema) }, closed);
export type PasskeyView = Static<typeof PasskeySchema>;
