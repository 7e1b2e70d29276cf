import type { Command } from 'commander';
import type { App } from '../app.js';
import { checkEmail } from '../core/email.js';
import { checkName } from '../core/name.js';
import type { CliContext } from './context.js';
import { EXIT, type ExitCode, UsageError } from './run.js';

interface Given {
  readonly email: string;
  readonly name: string | undefined;
  readonly json?: true;
}

/** `parley user public-name`: what readers see where a member of staff writes. */
export function addPublicNameCommand(user: Command, cli: CliContext): void {
  user
    .command('public-name')
    .description(
      'set the name that readers see in place of a member of staff’s own; without a name, take it away',
    )
    .argument('<email>')
    .argument('[name]')
    .option('--json', 'print JSON')
    .action((email: string, name: string | undefined, options: { readonly json?: true }) =>
      cli.run(options, () =>
        cli.withApp('command', (app) => setPublicName(cli, app, { email, name, ...options })),
      ),
    );
}

async function setPublicName(cli: CliContext, app: App, { email, name, json }: Given): Promise<ExitCode> {
  const address = checkEmail(email).toLowerCase();
  const found = await app.store.read.accountByEmail({ email: address });
  if (found === undefined)
    throw new UsageError(`Nobody here has the address ${email}. Add them first: parley user add ${email}`);
  const publicName = name === undefined ? null : checkName(name);
  await app.store.background.setPublicName({ accountId: found.account.id, publicName });
  if (json) cli.terminal.out(JSON.stringify({ email: address, publicName }));
  else cli.terminal.out(`Readers see ${address} as ${publicName ?? found.account.name} from now on.`);
  return EXIT.done;
}
