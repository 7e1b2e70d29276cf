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
    name: 'PARLEY_READ_DATABASE_URL',
    type: 'text',
    help: 'Streaming replicas of DATABASE_URL (postgres://…, several with blanks between them) that public pages and public JSON are read from. One that is away or behind is passed over. Unset: all is read from DATABASE_URL.',
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
    name: 'PARLEY_SECRET_BEFORE',
    type: 'secret',
    help: 'The secret that PARLEY_SECRET has replaced (several with blanks between them): what was signed or sealed under it is still good, and nothing new is.',
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
    name: 'PARLEY_PASSWORDS',
    type: 'text',
    default: 'on',
    help: 'on: readers may set a password and sign in with it. off: nobody but staff has one, and sign-in page and /me do not speak of it.',
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
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    type: 'url',
    help: 'A collector of traces (OTLP over HTTP, in JSON), such as http://127.0.0.1:4318; /v1/traces is added. Unset: nothing is traced.',
  },
  {
    name: 'OTEL_EXPORTER_OTLP_HEADERS',
    type: 'secret',
    help: 'Headers for the collector, as name=value with commas between them.',
  },
  {
    name: 'PARLEY_TRACES_PERCENT',
    type: 'integer',
    default: '100',
    min: 0,
    max: 100,
    help: 'Of a hundred requests so many are traced.',
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
