import type { App, AppRole } from '../app.js';
import type { Config } from '../config.js';
import type { ExitCode } from './run.js';
import type { Terminal } from './terminal.js';

/** What every command gets: the terminal, a way to run under the one error handler, and the application opened on demand. */
export interface CliContext {
  readonly terminal: Terminal;
  readonly config: Config;
  /** This program's own version. */
  readonly version: string;
  /** Name of the embedded database's file in the data folder. */
  readonly databaseFile: string;
  /** Runs a command's action; failures become messages and exit codes. */
  run(options: { readonly json?: true }, action: () => Promise<ExitCode>): Promise<void>;
  /** Opens the application, hands it over, and closes it whatever happens. */
  withApp<T>(role: AppRole, use: (app: App) => Promise<T>): Promise<T>;
}
