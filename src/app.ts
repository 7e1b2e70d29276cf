import { hash, randomUUID } from 'node:crypto';
import path from 'node:path';
import { type Logger, pino } from 'pino';
import { createSignInLink } from './auth/console-session.js';
import { type Erased, isInJournal, noteErasure, readJournal } from './auth/erasure-journal.js';
import type { Provider } from './auth/provider.js';
import { createSecrets, loadSecret, type Secrets } from './auth/secrets.js';
import { startChores } from './chores.js';
import type { Config } from './config.js';
import { type AccountId, createIdMaker, encodeId, type IdMaker } from './core/ids.js';
import type { Mailer } from './core/mail.js';
import { policyInForce } from './core/policy/inherit.js';
import { DEFAULT_SITE_SETTINGS } from './core/site.js';
import type { Tracer } from './core/tracer.js';
import { DEFAULT_LIMITS, MOST_LAG } from './http/deps.js';
import type { RunningServer } from './http/server.js';
import { type ImportDesk, openImportDesk } from './import-desk/import-desk.js';
import { forgetMails } from './mail/forget-mails.js';
import { akismetBy } from './outbox/akismet.js';
import { createOutbound, type Outbound } from './outbox/outbound.js';
import type { OutboxDeps } from './outbox/outbox.js';
import { outsideFor } from './outbox/outside.js';
import { openVapid, type Vapid } from './outbox/vapid.js';
import { type WebhookDesk, webhookDesk } from './outbox/webhook-desk.js';
import { checkMapPolicy, type HouseGazetteer, withHouseNames } from './publish/map/house-names.js';
import { createMapMaker, type MapMaker } from './publish/map/map-maker.js';
import { createPhotoMaker, type PhotoMaker } from './publish/photo/photo-maker.js';
import { SIGNALS } from './signals/registry.js';
import { createSecondReader, type SecondReader } from './signals/second/second-reader.js';
import type { CopiedTable } from './storage/dialect/postgres/copied-table.js';
import { openGazetteer } from './storage/gazetteer/gazetteer.js';
import { copyDatabase, restoreDatabase } from './storage/move-database.js';
import { openStaging } from './storage/open-staging.js';
import { openStore } from './storage/open-store.js';
import type { Staging } from './storage/staging.js';
import type { Store } from './storage/store.js';
import { openTraces } from './traces.js';
import type { UseCaseDeps } from './use-cases/deps.js';
import { eraseAgain } from './use-cases/erase-again.js';
import type { Judge } from './use-cases/import/judge.js';
import { threadJudge } from './use-cases/import/thread-judge.js';
import { createNameBearers } from './use-cases/name-bearers.js';
import { createNearDuplicates } from './use-cases/near-duplicates.js';
import { readPolicyInForce } from './use-cases/policy-in-force.js';
import { createSiteLearning } from './use-cases/site-learning.js';

export type { CopiedTable };

/** `serve` owns the data folder and answers readers; a `command` works beside it. */
export type AppRole = 'serve' | 'command';

/** The name under which the installation keeps the address of its server. */
const SERVED_AT = 'served_at';

/** Who was erased, in the data folder: to be done again after a restore. */
const JOURNAL = 'erasures.log';

/** The embedded database's file in the data folder. */
export const DATABASE_FILE = 'parley.db';

/** Everything wired together; the only place that knows all parts. */
export interface App {
  readonly config: Config;
  readonly store: Store;
  readonly clock: () => number;
  readonly newId: IdMaker;
  /** What use cases ask for. */
  readonly deps: UseCaseDeps;
  /** Null where no traces are told. */
  readonly tracer: Tracer | null;
  /** What is done beside the database before somebody is erased: a line in the journal, and mails that wait in a folder. */
  forget(who: Erased): void;
  /** Erases everybody again whom a journal names. */
  eraseAgain(journal: string): Promise<{ readonly people: number; readonly comments: number }>;
  /** SHA-256, hex. */
  digest(text: string): string;
  digestOfBytes(bytes: Uint8Array): string;
  /** A scratch area for one import. */
  openStaging(): Staging;
  /** Judges what comes into a site, which may not be there yet; the caller closes it. */
  judgeFor(slug: string, holds: boolean): Promise<Judge>;
  /** The address of a one-time link into the console. */
  signInLink(accountId: AccountId): Promise<string>;
  readonly webhooks: WebhookDesk;
  /** Makes the PostgreSQL database at `url` hold what this one holds. Refuses `invalid_request` for somebody else's. */
  copyTo(url: string): Promise<readonly CopiedTable[]>;
  /** Puts a backup into the database of this program, which must be PostgreSQL and empty. */
  restoreFrom(file: string): Promise<readonly CopiedTable[]>;
  /** Whether a server has the data folder, so that writes go on beside this command. */
  isServed(): Promise<boolean>;
  listen(options: { readonly isDemo: boolean }): Promise<RunningServer>;
  close(): Promise<void>;
}

/** Opens the database and wires the parts. `warn` is told what an operator should read even without logs. */
export async function openApp(
  config: Config,
  role: AppRole,
  { warn, version }: { warn(text: string): void; readonly version: string },
): Promise<App> {
  const { data, databaseUrl: url, readDatabaseUrls: replicas } = config;
  const traces = await openTraces(config, version);
  const { tracer } = traces;
  const store = traces.store(await openStore({ data, role, url: url ?? undefined, replicas }));
  const clock = Date.now;
  // A command beside a server has the other half of each millisecond, so that an import takes no id of a reader's post.
  const newId = createIdMaker(clock, Math.random, role === 'serve' ? 'upper half' : 'lower half');
  const secrets = createSecrets(loadSecret(config.secret, config.data), config.secretsBefore);
  const logger = pino({ level: config.logLevel }, pino.destination(2));
  await tellFaults(store, warn);
  await checkMapPolicy(config.mapPolicy);
  const address = { url: config.baseUrl ?? `http://${config.host}:${config.port}` };
  const deps = useCaseDeps({
    ...{ store, newId, secrets, logger, config },
    signals: traces.signals(SIGNALS),
    pingsHub: config.websubHub !== null,
    outside: outsideFor(config, { clock, baseUrl: () => address.url, tracer }),
  });
  return {
    config,
    store,
    clock,
    newId,
    deps,
    tracer,
    forget: forgetBy(config, { secrets, clock }),
    eraseAgain: (text) => {
      const journal = readJournal(text);
      const isErased = (email: string) => isInJournal(journal, email, secrets);
      return eraseAgain({ store, clock }, { accounts: journal.accounts, isErased });
    },
    ...{ digest: sha256, digestOfBytes: sha256 },
    webhooks: webhookDesk({ secrets, clock, allowsPrivate: config.privateWebhooks }),
    openStaging: () => openStaging(path.join(config.data, 'imports'), randomUUID()),
    judgeFor: (slug, holds) => judgeFor(deps, slug, holds),
    signInLink: async (accountId) => {
      const token = await createSignInLink({ store, clock }, accountId);
      return `${config.consoleUrl ?? (await reachedAt(store, config, address.url))}/console/link?token=${token}`;
    },
    copyTo: (url) => copyDatabase(store, { url, scratch: path.join(config.data, 'copies') }),
    restoreFrom: (file) =>
      restoreDatabase(file, { url: config.databaseUrl ?? '', scratch: path.join(config.data, 'copies') }),
    isServed: async () => (await store.facts()).writer === 'a running server',
    listen: ({ isDemo }) => listen({ deps, secrets, logger, config, address, isDemo, tracer }),
    close: async () => {
      await deps.maps.close();
      await deps.secondReader.close();
      await deps.photos.close();
      await deps.places.close();
      await store.close();
      await traces.close();
    },
  };
}

/** Starts the server, and what works beside it. */
async function listen(parts: {
  readonly deps: AppDeps;
  readonly secrets: Secrets;
  readonly logger: Logger;
  readonly config: Config;
  /** Learns where the server is reached. */
  readonly address: { url: string };
  readonly isDemo: boolean;
  readonly tracer: Tracer | null;
}): Promise<RunningServer> {
  const { deps, secrets, logger, config, address, isDemo, tracer } = parts;
  // Loaded here: a command needs none of it, and it is two thirds of the program.
  const { startServer } = await import('./http/server.js');
  const [mail, providers] = [await mailerFor(config, logger), await providersFor(config, logger)];
  const vapid = config.webPush === null ? null : openVapid(config.webPush, config.data);
  const imports = importDeskFor(config, deps);
  const server = await startServer(
    {
      ...deps,
      imports,
      secrets,
      logger,
      tracer,
      forget: forgetBy(config, { secrets, clock: deps.clock }),
      mail,
      providers,
      config: { ...httpConfig(config, isDemo), pushKey: vapid?.publicKey ?? null },
    },
    config,
  );
  address.url = config.baseUrl ?? server.url;
  // A command beside this server may not know the port that it was given.
  await deps.store.background.setInstallation({ name: SERVED_AT, value: server.url });
  const closeOutbox = await outboxFor({
    ...deps,
    secrets,
    mail,
    logger,
    config,
    vapid,
    tracer,
    baseUrl: () => address.url,
  });
  const stopChores = startChores({ ...deps, imports }, logger);
  const close = async (): Promise<void> => {
    stopChores();
    await server.close();
    await imports.close();
    await closeOutbox();
    mail.close();
  };
  return { ...server, close };
}

function importDeskFor({ data, databaseUrl, importLimit }: Config, { clock, newId }: AppDeps): ImportDesk {
  return openImportDesk({
    folder: path.join(data, 'import-jobs'),
    program: path.join(import.meta.dirname, 'main.js'),
    env: { ...process.env, PARLEY_DATA: data, ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }) },
    limit: importLimit,
    clock,
    newRun: () => encodeId(newId<number>()),
  });
}

type Parts = Pick<UseCaseDeps, 'store' | 'newId' | 'secrets' | 'signals' | 'pingsHub' | 'outside'> & {
  readonly logger: Logger;
  readonly config: Pick<Config, 'data' | 'mapPolicy'>;
};

function useCaseDeps({ logger, config, ...parts }: Parts): AppDeps {
  const onPlacesFailure = (error: unknown): void =>
    logger.error({ error: (error as Error | undefined)?.message }, 'The file of places could not be made.');
  return {
    ...parts,
    clock: Date.now,
    nearDuplicates: createNearDuplicates(parts.store.read),
    nameBearers: createNameBearers(parts.store.read),
    siteLearning: createSiteLearning({ store: parts.store, clock: Date.now }),
    secondReader: createSecondReader(),
    maps: createMapMaker(config.mapPolicy),
    photos: createPhotoMaker(),
    places: withHouseNames(openGazetteer(config.data, onPlacesFailure), config.mapPolicy),
    onSignalFailure: (signal, error) =>
      logger.error({ signal, error: (error as Error | undefined)?.name }, 'A signal failed.'),
  };
}

function forgetBy(
  { data }: Pick<Config, 'data'>,
  { secrets, clock }: { readonly secrets: Secrets; readonly clock: () => number },
): (who: Erased) => void {
  return (who) => {
    noteErasure(path.join(data, JOURNAL), who, { secrets, now: clock() });
    if (who.email !== null) forgetMails(path.join(data, 'mail'), who.email);
  };
}

/** What is closed with the rest. */
type AppDeps = UseCaseDeps & {
  readonly maps: MapMaker;
  readonly secondReader: SecondReader;
  readonly photos: PhotoMaker;
  readonly places: HouseGazetteer;
};

async function mailerFor({ smtpUrl, data, mailFrom }: Config, logger: Logger): Promise<Mailer> {
  const { createMailer } = await import('./mail/mailer.js');
  return createMailer({
    smtpUrl,
    folder: path.join(data, 'mail'),
    from: mailFrom,
    onFailure: (error) =>
      logger.error({ error: (error as Error | undefined)?.name }, 'A mail did not go out.'),
  });
}

type OutboxParts = Omit<OutboxDeps, 'mailsPerHour' | 'onError' | 'outbound' | 'push' | 'hub' | 'akismet'> & {
  readonly vapid: Vapid | null;
  readonly config: Config;
  readonly logger: Logger;
  readonly tracer: Tracer | null;
};

/** Starts what works the outbox off; gives the function that ends it. */
async function outboxFor(parts: OutboxParts): Promise<() => Promise<void>> {
  const { config, logger, vapid, ...deps } = parts;
  const { openOutbox } = await import('./outbox/outbox.js');
  const { mailsPerHour, privateWebhooks: allowsPrivate, websubHub: hub } = config;
  const client = await clientsFor(deps.tracer);
  const outbound = client(allowsPrivate);
  // Readers name the addresses of their browsers, so none of them may be in here, whatever webhooks may do.
  const push = vapid && { vapid, outbound: client(false) };
  const onError = (error: unknown): void => logger.error({ error }, 'The outbox failed.');
  const outbox = openOutbox({
    ...deps,
    mailsPerHour,
    outbound,
    push,
    hub,
    akismet: akismetBy(config.akismetKey),
    onError,
  });
  return async () => {
    await outbox.close();
    outbound.close();
    push?.outbound.close();
  };
}

/** Makes clients whose calls are told, where traces are. */
async function clientsFor(tracer: Tracer | null): Promise<(allowsPrivate: boolean) => Outbound> {
  if (tracer === null) return (allowsPrivate) => createOutbound({ allowsPrivate });
  const { tracedOutbound } = await import('./outbox/traced-outbound.js');
  return (allowsPrivate) => tracedOutbound(createOutbound({ allowsPrivate }), tracer);
}

async function providersFor({ oidc }: Config, logger: Logger): Promise<readonly Provider[]> {
  const { createProvider } = await import('./auth/provider.js');
  return oidc.map((settings) => {
    const onFailure = (error: unknown): void => {
      const { name: provider } = settings;
      logger.warn({ provider, error: (error as Error | undefined)?.message }, 'A provider failed.');
    };
    return createProvider(settings, { clock: Date.now, onFailure });
  });
}

function sha256(content: string | Uint8Array): string {
  return hash('sha256', content);
}

function httpConfig(config: Config, isDemo: boolean) {
  const { baseUrl, consoleUrl, defaultSite, trustedProxies, websubHub: hub, metricsToken } = config;
  const { readerPasswords } = config;
  return {
    ...{ baseUrl, consoleUrl, defaultSite, trustedProxies, hub, metricsToken, readerPasswords },
    ...{ exemptLoopback: isDemo, limits: DEFAULT_LIMITS, mostLag: MOST_LAG },
    publicFolder: path.join(import.meta.dirname, '..', 'public'),
  };
}

/** PostgreSQL can be set so that an acknowledged comment is lost; whoever runs it so should know. */
async function tellFaults(store: Store, warn: (text: string) => void): Promise<void> {
  const { warning } = await store.facts();
  if (warning !== undefined) warn(String(warning));
}

/** Where a server that took any free port was reached last; a command has no other way to know. */
async function reachedAt(store: Store, { baseUrl, port }: Config, url: string): Promise<string> {
  const isAnyPort = baseUrl === null && port === 0 && new URL(url).port === '0';
  return isAnyPort ? ((await store.read.installation({ name: SERVED_AT })) ?? url) : url;
}

async function judgeFor({ store, clock }: UseCaseDeps, slug: string, holds: boolean): Promise<Judge> {
  const site = await store.read.siteBySlug({ slug });
  const assumed = { slug, hosts: [], language: 'en', settings: DEFAULT_SITE_SETTINGS };
  const { policy } = site === undefined ? policyInForce([]) : await readPolicyInForce(store.read, site);
  return threadJudge({ site: site ?? assumed, policy, now: clock(), holds });
}
