import './cli/start-small.js';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type App, type AppRole, DATABASE_FILE, openApp } from './app.js';
import type { CliContext } from './cli/context.js';
import { createProgram } from './cli/program.js';
import { EXIT, type ExitCode, reportFailure } from './cli/run.js';
import { outliveReaders, processTerminal } from './cli/terminal.js';
import { readConfig } from './config.js';

const wantsJson = process.argv.includes('--json');

/** The package's own version, whether run from a checkout or installed. */
function packageVersion(): string {
  const file = path.join(import.meta.dirname, '..', '..', 'package.json');
  return JSON.parse(readFileSync(file, 'utf8')).version;
}

async function main(): Promise<ExitCode> {
  const config = readConfig(process.env, process.cwd());
  let exitCode: ExitCode = EXIT.done;
  const cli: CliContext = {
    terminal: processTerminal,
    config,
    version: packageVersion(),
    databaseFile: DATABASE_FILE,
    run: async (_options, action) => {
      exitCode = await action();
    },
    withApp: async <T>(role: AppRole, use: (app: App) => Promise<T>) => {
      const app = await openApp(config, role, {
        warn: (text) => processTerminal.err(text),
        version: cli.version,
      });
      try {
        return await use(app);
      } finally {
        await app.close();
      }
    },
  };
  await createProgram(cli, cli.version).parseAsync(process.argv);
  return exitCode;
}

outliveReaders();
try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = reportFailure(error, processTerminal, wantsJson);
}
