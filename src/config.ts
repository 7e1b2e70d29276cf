import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One row of the table of settings; docs/reference/settings.md is generated from it. */
export interface Setting {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'url' | 'folder' | 'secret' | 'json';
  /** As written in the documentation; absent when there is none. */
  readonly default?: string;
  readonly help: string;
  readonly min?: number;
  readonly max?: number;
}

/** Every setting that Parley reads, from the environment or from `parley.config.json` (the environment wins). */
export const SETTINGS = [
  { name: 'PARLEY_HOST', type: 'text', default: '127.0.0.1', help: 'The address to listen on.' },
  {
    name: 'PARLEY_PORT',
    type: 'integer',
    default: '8787',
    min: 0,
    max: 65_535,
    help: 'The port to listen on; 0 takes a free one.',
  },
  {
    name: 'PARLEY_DATA',
    type: 'folder',
    default: './data',
    help: 'The folder for the embedded database, secrets and mails that cannot be sent.',
  },
  {
    name: 'DATABASE_URL',
    type: 'url',
    help: 'A PostgreSQL address (postgres://…). Unset: the embedded SQLite database in PARLEY_DATA.',
  },
  {
    name: 'PARLEY_BASE_URL',
    type: 'url',
    help: 'The address under which readers reach Parley. Unset: http:// with the listening address. Links in mails and feeds come from it, never from a request.',
  },
  {
    name: 'PARLEY_CONSOLE_URL',
    type: 'url',
    help: 'The address of the console when it has a host of its own, as it should in production.',
  },
  {
    name: 'PARLEY_DEFAULT_SITE',
    type: 'text',
    help: 'The site that answers for a host that no site owns. Unset: the only site, else such a request gets 421.',
  },
  {
    name: 'PARLEY_SECRET',
    type: 'secret',
    help: 'At least 32 characters; signs forms and keys hashes of addresses. Unset: made once and kept in PARLEY_DATA/secret. Changing it breaks no permalink and signs nobody out.',
  },
  {
    name: 'SMTP_URL',
    type: 'url',
    help: 'Where mail goes out (smtp://… or smtps://…). Unset: mails are written to PARLEY_DATA/mail.',
  },
  {
    name: 'PARLEY_MAIL_FROM',
    type: 'text',
    help: 'The address that mails come from. Unset: parley@ and the host of PARLEY_BASE_URL.',
  },
  {
    name: 'PARLEY_MAILS_PER_HOUR',
    type: 'integer',
    default: '10000',
    min: 1,
    max: 1_000_000,
    help: 'Mails to followers that one site sends in an hour; the rest waits. One address gets at most 20.',
  },
  {
    name: 'PARLEY_PRIVATE_WEBHOOKS',
    type: 'integer',
    default: '0',
    min: 0,
    max: 1,
    help: '1: webhooks may go to this machine and this network, and over http. 0: only to the open internet, over https.',
  },
  {
    name: 'PARLEY_WEB_PUSH',
    type: 'text',
    help: 'A contact, mailto:… or https://…, that push services may write to; readers can then turn on notices of answers in their browser. Unset: there are none.',
  },
  {
    name: 'PARLEY_WEBSUB_HUB',
    type: 'url',
    help: 'A WebSub hub (https://…) that is told when feeds change, and that feeds name. Unset: feed readers ask by themselves.',
  },
  {
    name: 'PARLEY_SIGNAL_URL',
    type: 'url',
    help: 'A service of your own (https://…) that rules may ask about a comment, by the signal `external`. Unset: there is none.',
  },
  {
    name: 'PARLEY_SIGNAL_SECRET',
    type: 'secret',
    help: 'whsec_ and base64 of at least 24 bytes; signs what is sent to PARLEY_SIGNAL_URL.',
  },
  {
    name: 'PARLEY_AKISMET_KEY',
    type: 'secret',
    help: 'A key of Akismet, which rules may then ask about a comment, by the signal `akismet`. Unset: nothing is sent there.',
  },
  {
    name: 'PARLEY_OIDC',
    type: 'json',
    help: 'Identity providers that readers may sign in with: a list of objects with name, label, issuer, clientId, clientSecret and linksEmail.',
  },
  {
    name: 'PARLEY_TRUSTED_PROXIES',
    type: 'integer',
    default: '0',
    min: 0,
    max: 10,
    help: 'How many reverse proxies of yours stand in front; that many entries from the right of X-Forwarded-For are believed.',
  },
  {
    name: 'PARLEY_IMPORT_MEGABYTES',
    type: 'integer',
    default: '4096',
    min: 1,
    max: 1_000_000,
    help: 'How large the files of one import may be together that are uploaded in the console; a proxy in front must let them through as well.',
  },
  {
    name: 'PARLEY_METRICS_TOKEN',
    type: 'secret',
    help: 'Bearer token for /metrics. Unset: /metrics answers 404.',
  },
  {
    name: 'PARLEY_LOG_LEVEL',
    type: 'text',
    default: 'info',
    help: 'silent, error, warn, info or debug. Logs hold no text, name or address of a person.',
  },
  {
    name: 'PARLEY_MAP_POLICY',
    type: 'text',
    help: 'A JSON file that says how maps draw borders and call countries and places. Unset: as Natural Earth and GeoNames have them.',
  },
  {
    name: 'PARLEY_TEST_DATA',
    type: 'folder',
    default: '../shared',
    help: 'Tests and training only: where acceptance data lies. Absent data skips those tests, loudly.',
  },
] as const satisfies readonly Setting[];

export type SettingName = (typeof SETTINGS)[number]['name'];

/** An identity provider of PARLEY_OIDC. */
export interface OidcProvider {
  readonly name: string;
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly linksEmail: boolean;
}

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Absolute path. */
  readonly data: string;
  readonly databaseUrl: string | null;
  /** Without a slash at the end; null until the listening address is known. */
  readonly baseUrl: string | null;
  readonly consoleUrl: string | null;
  readonly defaultSite: string | null;
  readonly secret: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly mailsPerHour: number;
  readonly privateWebhooks: boolean;
  /** Null: no notices in browsers. */
  readonly webPush: string | null;
  /** Null: none is told of changed feeds. */
  readonly websubHub: string | null;
  /** Whom rules may ask about a comment; null where nobody is set. */
  readonly externalSignal: { readonly url: string; readonly secret: string } | null;
  readonly akismetKey: string | null;
  readonly oidc: readonly OidcProvider[];
  /** Absolute path. */
  readonly mapPolicy: string | null;
  readonly trustedProxies: number;
  /** Bytes. */
  readonly importLimit: number;
  readonly metricsToken: string | null;
  readonly logLevel: string;
}

/** All that is wrong with the settings, one line a fault. The start ends with it; nothing half-configured ever serves. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `The settings have ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n- ${faults.join('\n- ')}`,
    );
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

type Values = Readonly<Partial<Record<SettingName, string>>>;

// Addresses that the test runner hands to the tests that it starts.
const FOR_TESTS = 'PARLEY_TEST_';
const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'];

/**
 * Reads every setting from `env` and from parley.config.json in `folder`.
 * Refuses (ConfigError, all faults at once) unknown `PARLEY_` names and values that do not fit.
 */
export function readConfig(env: NodeJS.ProcessEnv, folder: string): Config {
  const faults: string[] = [];
  const values: Values = { ...readFile(folder, faults), ...readEnvironment(env, faults) };
  for (const setting of SETTINGS) checkValue(setting, values[setting.name], faults);
  const level = values.PARLEY_LOG_LEVEL ?? 'info';
  if (!LOG_LEVELS.includes(level))
    faults.push(`PARLEY_LOG_LEVEL is "${level}"; use one of ${LOG_LEVELS.join(', ')}.`);
  const oidc = oidcFrom(values.PARLEY_OIDC, faults);
  if (values.PARLEY_SIGNAL_URL !== undefined && !SIGNAL_SECRET.test(values.PARLEY_SIGNAL_SECRET ?? ''))
    faults.push('PARLEY_SIGNAL_URL needs PARLEY_SIGNAL_SECRET: whsec_ and base64 of at least 24 bytes.');
  if (!ADDRESS.test(mailFrom(values))) faults.push(MAIL_FROM_FAULT);
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    host: values.PARLEY_HOST ?? '127.0.0.1',
    port: Number(values.PARLEY_PORT ?? 8787),
    data: path.resolve(folder, values.PARLEY_DATA ?? './data'),
    databaseUrl: values.DATABASE_URL ?? null,
    baseUrl: values.PARLEY_BASE_URL?.replace(/\/$/, '') ?? null,
    consoleUrl: values.PARLEY_CONSOLE_URL?.replace(/\/$/, '') ?? null,
    defaultSite: values.PARLEY_DEFAULT_SITE ?? null,
    secret: values.PARLEY_SECRET ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: mailFrom(values),
    mailsPerHour: Number(values.PARLEY_MAILS_PER_HOUR ?? 10_000),
    privateWebhooks: values.PARLEY_PRIVATE_WEBHOOKS === '1',
    webPush: values.PARLEY_WEB_PUSH ?? null,
    websubHub: values.PARLEY_WEBSUB_HUB ?? null,
    externalSignal: externalFrom(values),
    akismetKey: values.PARLEY_AKISMET_KEY ?? null,
    oidc,
    mapPolicy: values.PARLEY_MAP_POLICY ? path.resolve(folder, values.PARLEY_MAP_POLICY) : null,
    trustedProxies: Number(values.PARLEY_TRUSTED_PROXIES ?? 0),
    importLimit: Number(values.PARLEY_IMPORT_MEGABYTES ?? 4096) * 1024 * 1024,
    metricsToken: values.PARLEY_METRICS_TOKEN ?? null,
    logLevel: level,
  };
}

// Standard Webhooks: 24 to 64 bytes in base64.
const SIGNAL_SECRET = /^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/;

function externalFrom(values: Values): Config['externalSignal'] {
  const { PARLEY_SIGNAL_URL: url, PARLEY_SIGNAL_SECRET: secret } = values;
  return url === undefined || secret === undefined ? null : { url, secret };
}

// RFC 8292, 2.1.
const CONTACT = /^(?:mailto:[^\s@]{1,64}@[^\s@]{1,255}|https:\/\/\S{1,500})$/;
const ADDRESS = /^[\w.+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
const MAIL_FROM_FAULT =
  'PARLEY_MAIL_FROM must be an address such as talk@example.org. With SMTP_URL set, set it, or PARLEY_BASE_URL.';
// Reserved by RFC 2606: mails that are only written to a folder come from nowhere.
const NOWHERE = 'parley@parley.invalid';

/** Mail that goes out needs a sender whom an answer can reach. */
function mailFrom({ PARLEY_MAIL_FROM: from, PARLEY_BASE_URL: url, SMTP_URL: smtp }: Values): string {
  if (from !== undefined) return from;
  const host = url === undefined ? undefined : URL.parse(url)?.hostname;
  const made = `parley@${host}`;
  if (ADDRESS.test(made)) return made;
  return smtp === undefined ? NOWHERE : '';
}

/** The providers of PARLEY_OIDC, each whole; what is wrong with it is added to `faults`. */
function oidcFrom(text: string | undefined, faults: string[]): readonly OidcProvider[] {
  if (text === undefined) return [];
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    list = undefined;
  }
  if (!Array.isArray(list)) {
    faults.push('PARLEY_OIDC must be a JSON list of providers.');
    return [];
  }
  const providers = list.map((entry, at) => oidcProvider(entry, `PARLEY_OIDC, entry ${at + 1}`, faults));
  const names = providers.map(({ name }) => name);
  if (new Set(names).size < names.length) faults.push('PARLEY_OIDC names two providers alike.');
  return providers;
}

function oidcProvider(entry: unknown, where: string, faults: string[]): OidcProvider {
  const given = (typeof entry === 'object' && entry !== null ? entry : {}) as Partial<
    Record<keyof OidcProvider, unknown>
  >;
  const text = (key: keyof OidcProvider): string => (typeof given[key] === 'string' ? given[key] : '');
  const name = text('name');
  if (!/^[a-z0-9-]{1,30}$/.test(name))
    faults.push(`${where}: name must be lower-case letters, digits, hyphens.`);
  const issuer = URL.parse(text('issuer'));
  const isLocal = issuer !== null && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(issuer.hostname);
  if (issuer?.protocol !== 'https:' && !(isLocal && issuer.protocol === 'http:'))
    faults.push(`${where}: issuer must be an https address.`);
  if (text('clientId') === '') faults.push(`${where}: clientId is missing.`);
  const known = ['name', 'label', 'issuer', 'clientId', 'clientSecret', 'linksEmail'];
  for (const key of Object.keys(given)) if (!known.includes(key)) faults.push(`${where}: ${key} is unknown.`);
  return {
    name,
    label: text('label') || name,
    issuer: text('issuer'),
    clientId: text('clientId'),
    clientSecret: text('clientSecret') || null,
    linksEmail: given.linksEmail === true,
  };
}

function isSettingName(name: string): name is SettingName {
  return SETTINGS.some((setting) => setting.name === name);
}

function readEnvironment(env: NodeJS.ProcessEnv, faults: string[]): Values {
  const values: Partial<Record<SettingName, string>> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || value === '') continue;
    if (isSettingName(name)) values[name] = value;
    else if (name.startsWith('PARLEY_') && !name.startsWith(FOR_TESTS))
      faults.push(`${name} is not a setting. docs/reference/settings.md lists them all.`);
  }
  return values;
}

function readFile(folder: string, faults: string[]): Values {
  const file = path.join(folder, 'parley.config.json');
  if (!existsSync(file)) return {};
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    faults.push(`${file} is not JSON: ${(error as Error).message}`);
    return {};
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    faults.push(`${file} must hold one object of settings.`);
    return {};
  }
  const values: Partial<Record<SettingName, string>> = {};
  for (const [name, value] of Object.entries(content)) {
    if (!isSettingName(name)) faults.push(`${name} in ${file} is not a setting.`);
    else if (name === 'PARLEY_OIDC' && Array.isArray(value)) values[name] = JSON.stringify(value);
    else if (typeof value !== 'string' && typeof value !== 'number')
      faults.push(`${name} in ${file} must be text or a number.`);
    else values[name] = String(value);
  }
  return values;
}

function checkValue(setting: Setting, value: string | undefined, faults: string[]): void {
  if (value === undefined) return;
  if (setting.type === 'integer') {
    const number = Number(value);
    const fits =
      /^\d+$/.test(value) &&
      number >= (setting.min ?? 0) &&
      number <= (setting.max ?? Number.MAX_SAFE_INTEGER);
    if (!fits)
      faults.push(
        `${setting.name} is "${value}"; it must be a whole number from ${setting.min} to ${setting.max}.`,
      );
  }
  if (setting.name === 'PARLEY_WEB_PUSH' && !CONTACT.test(value))
    faults.push(
      'PARLEY_WEB_PUSH must be a contact such as mailto:talk@example.org or https://example.org/contact.',
    );
  if (setting.type === 'url' && !URL.canParse(value)) {
    faults.push(`${setting.name} is not an address such as https://comments.example.org.`);
  }
  if (
    setting.name === 'DATABASE_URL' &&
    URL.canParse(value) &&
    !/^postgres(ql)?:$/.test(new URL(value).protocol)
  ) {
    faults.push('DATABASE_URL must begin with postgres:// or be unset.');
  }
  if (setting.name === 'PARLEY_SECRET' && value.length < 32)
    faults.push('PARLEY_SECRET needs at least 32 characters.');
}
