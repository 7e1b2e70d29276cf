import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import type { App } from '../app.js';
import type { Account } from '../core/account.js';
import type { AccountId } from '../core/ids.js';
import type { CliContext } from './context.js';
import { EXIT, type ExitCode } from './run.js';
import { stopSignal } from './serve.js';

const SITE = 'demo';
const EDITOR = 'editor@demo.example';

export function addDemoCommand(program: Command, cli: CliContext): void {
  program
    .command('demo')
    .description('serve a made-up newsroom to look at; `serve` on the same folder goes on with it')
    .action(() => cli.run({}, () => cli.withApp('serve', (app) => runDemo(cli, app))));
}

async function runDemo(cli: CliContext, app: App): Promise<ExitCode> {
  const isFresh = (await app.store.read.siteBySlug({ slug: SITE })) === undefined;
  if (isFresh) {
    // Loaded here: drawing maps takes much memory, and no other command does.
    const { seedDemo } = await import('./seed-demo.js');
    await seedDemo(app, SITE);
  }
  const server = await app.listen({ isDemo: true });
  const editor = await demoEditor(app);
  const link = await app.signInLink(editor.id);
  const example = path.join(import.meta.dirname, '..', '..', '..', 'examples', 'plain', 'index.html');
  cli.terminal.out(
    [
      '',
      `  The Ardel Courier, a newsroom that does not exist, is at ${server.url}/`,
      `  Its thread in another page: ${existsSync(example) ? 'examples/plain' : `${server.url}/embed.js`}`,
      `  The console, once, for a day: ${link}`,
      `  Data: ${app.config.databaseUrl === null ? app.config.data : 'PostgreSQL (DATABASE_URL)'}`,
      '  Stop with Ctrl+C.',
      '',
    ].join('\n'),
  );
  await stopSignal();
  await server.close();
  return EXIT.done;
}

/** The person who moderates the demonstration; every start prints a fresh link, so no password is needed. */
async function demoEditor(app: App): Promise<Account> {
  const known = await app.store.read.accountByEmail({ email: EDITOR });
  if (known !== undefined) return known.account;
  const account: Account = {
    id: app.newId<AccountId>(),
    email: EDITOR,
    name: 'Night desk',
    createdAt: app.clock(),
    disabledAt: null,
  };
  await app.store.write.createAccount({ account, passwordHash: null });
  await app.store.write.setRole({ accountId: account.id, siteId: null, role: 'admin' });
  return account;
}
