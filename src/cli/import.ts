import { type Command, Option } from 'commander';
import type { CliContext } from './context.js';
import type { ImportOptions } from './run-import.js';

export function addImportCommand(program: Command, cli: CliContext): void {
  program
    .command('import')
    .description('bring an archive of comments into a site; prints a ledger that accounts for every record')
    .argument('<file...>', 'the archive: XML, JSON lines, text; plain, gzip or zip')
    .requiredOption('--site <slug>', 'the site; made if there is none')
    .option('--format <name>', 'the format, when detection should not choose', 'auto')
    .option('--dry-run', 'read and account for everything, write nothing')
    .option('--timezone <iana>', 'the zone of local times in the archive, such as Europe/Athens')
    .option(
      '--captured-at <time>',
      'when a saved page was saved (RFC 3339): the moment that its relative dates count from',
    )
    .option(
      '--map <file>',
      "a JSON file that tells how the newsroom's own pages are marked up, or rules as for --rules",
    )
    .option('--rules <file>', 'a JSON or CSV file that tells where pages of the archive are today')
    .option('--base-url <url>', 'where pages are that the archive names by their path only')
    .option(
      '--instance <name>',
      'which installation of the other system it is from, where you bring in two of one system',
    )
    .option('--continue <run>', 'go on with an import of this archive that was cut off, as one with it')
    .option('--keep-parsed', 'keep what was read before a malformed archive broke')
    .addOption(
      new Option('--judge <mode>', "run the site's policy over what comes in")
        .choices(['off', 'report', 'hold'])
        .default('report'),
    )
    .option('--articles', 'make hosted reports of the articles in the archive')
    .option(
      '--report <file>',
      'write the ledger with an account of every story to a new file, .json or .html',
    )
    .option('--verify', 'compare the archive with what is here, story by story; write nothing')
    .option('--json', 'print the ledger as JSON')
    .action((files: string[], options: ImportOptions) =>
      cli.run(options, async () => {
        // Loaded here: a server reads no archives, and their formats are a fifth of its memory.
        const { runImport } = await import('./run-import.js');
        return runImport(cli, files, options);
      }),
    );
}
