import type { Command } from 'commander';
import type { App } from '../app.js';
import type { CliContext } from './context.js';
import { EXIT, type ExitCode } from './run.js';
import { growAsNeeded } from './start-small.js';

export function addServeCommand(program: Command, cli: CliContext): void {
  program
    .command('serve')
    .description('serve the sites of this data folder')
    .action(() => cli.run({}, () => cli.withApp('serve', (app) => serveUntilStopped(cli, app))));
}

async function serveUntilStopped(cli: CliContext, app: App): Promise<ExitCode> {
  const server = await app.listen({ isDemo: false });
  growAsNeeded();
  const sites = await app.store.read.sites({});
  cli.terminal.out(
    `Parley serves ${sites.map(({ slug }) => slug).join(', ') || 'no site yet'} at ${server.url}/`,
  );
  if (!(await app.store.read.hasStaff({}))) {
    cli.terminal.out(
      'Nobody may open the console yet. Add somebody: parley user add you@example.org --role admin',
    );
  }
  await stopSignal();
  cli.terminal.err('Stopping: requests under way are finished first.');
  await server.close();
  return EXIT.done;
}

/** Resolves when the process is asked to end. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
