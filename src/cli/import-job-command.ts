import { Argument, type Command } from 'commander';
import { IMPORT_WORKS, type ImportWork } from '../core/import-job.js';
import type { CliContext } from './context.js';

/** The command that a server starts for itself when somebody imports in the console; of no use by hand, so not shown. */
export function addImportJobCommand(program: Command, cli: CliContext): void {
  program
    .command('import-job', { hidden: true })
    .argument('<folder>')
    .addArgument(new Argument('<work>').choices(IMPORT_WORKS))
    .action((folder: string, work: ImportWork) =>
      cli.run({}, async () => {
        const { runJob } = await import('./import-job.js');
        return runJob(cli, folder, work);
      }),
    );
}
