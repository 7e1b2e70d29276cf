import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type OidcProvider, oidcFrom } from './oidc-setting.js';
import { SETTINGS, type Setting, type SettingName } from './settings.js';
import { type TracesSettings, tracesFrom } from './traces-setting.js';

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Absolute path. */
  readonly data: string;
  readonly databaseUrl: string | null;
  /** Replicas of it, for public pages. */
  readonly readDatabaseUrls: readonly string[];
  /** Without a slash at the end; null until the listening address is known. */
  readonly baseUrl: string | null;
  readonly consoleUrl: string | null;
  readonly defaultSite: string | null;
  readonly secret: string | null;
  /** What was signed under these is still good. */
  readonly secretsBefore: readonly string[];
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
  /** Whether readers may have passwords; the console's are no matter of this. */
  readonly readerPasswords: boolean;
  readonly trustedProxies: number;
  /** Bytes. */
  readonly importLimit: number;
  readonly metricsToken: string | null;
  readonly traces: TracesSettings | null;
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
  if (!['on', 'off'].includes(values.PARLEY_PASSWORDS ?? 'on'))
    faults.push(`PARLEY_PASSWORDS is "${values.PARLEY_PASSWORDS}"; use on or off.`);
  const oidc = oidcFrom(values.PARLEY_OIDC, faults);
  if (values.PARLEY_SIGNAL_URL !== undefined && !SIGNAL_SECRET.test(values.PARLEY_SIGNAL_SECRET ?? ''))
    faults.push('PARLEY_SIGNAL_URL needs PARLEY_SIGNAL_SECRET: whsec_ and base64 of at least 24 bytes.');
  if (!ADDRESS.test(mailFrom(values))) faults.push(MAIL_FROM_FAULT);
  checkReplicas(values, faults);
  const traces = tracesFrom(values, faults);
  if (listOf(values.PARLEY_SECRET_BEFORE).some((one) => one.length < 32))
    faults.push(
      'PARLEY_SECRET_BEFORE needs at least 32 characters in each secret, with blanks between them.',
    );
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    host: values.PARLEY_HOST ?? '127.0.0.1',
    port: Number(values.PARLEY_PORT ?? 8787),
    data: path.resolve(folder, values.PARLEY_DATA ?? './data'),
    databaseUrl: values.DATABASE_URL ?? null,
    readDatabaseUrls: listOf(values.PARLEY_READ_DATABASE_URL),
    baseUrl: values.PARLEY_BASE_URL?.replace(/\/$/, '') ?? null,
    consoleUrl: values.PARLEY_CONSOLE_URL?.replace(/\/$/, '') ?? null,
    defaultSite: values.PARLEY_DEFAULT_SITE ?? null,
    secret: values.PARLEY_SECRET ?? null,
    secretsBefore: listOf(values.PARLEY_SECRET_BEFORE),
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
    readerPasswords: values.PARLEY_PASSWORDS !== 'off',
    trustedProxies: Number(values.PARLEY_TRUSTED_PROXIES ?? 0),
    importLimit: Number(values.PARLEY_IMPORT_MEGABYTES ?? 4096) * 1024 * 1024,
    metricsToken: values.PARLEY_METRICS_TOKEN ?? null,
    traces,
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

function listOf(value = ''): readonly string[] {
  return value.split(/[\s,]+/).filter((one) => one !== '');
}

function isPostgres(url: string): boolean {
  return /^postgres(ql)?:$/.test(URL.parse(url)?.protocol ?? '');
}

function checkReplicas(values: Values, faults: string[]): void {
  const urls = listOf(values.PARLEY_READ_DATABASE_URL);
  if (!urls.every(isPostgres))
    faults.push('PARLEY_READ_DATABASE_URL must name replicas by postgres://, with blanks between them.');
  if (urls.length > 0 && values.DATABASE_URL === undefined)
    faults.push('PARLEY_READ_DATABASE_URL needs DATABASE_URL, the server that its replicas follow.');
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
  if (setting.name === 'DATABASE_URL' && URL.canParse(value) && !isPostgres(value)) {
    faults.push('DATABASE_URL must begin with postgres:// or be unset.');
  }
  if (setting.name === 'PARLEY_SECRET' && value.length < 32)
    faults.push('PARLEY_SECRET needs at least 32 characters.');
}
