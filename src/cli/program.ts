import { Command } from 'commander';
import type { CliContext } from './context.js';
import { addCopyCommand } from './copy.js';
import { addDemoCommand } from './demo.js';
import { addExportCommand } from './export.js';
import { addImportCommand } from './import.js';
import { addImportJobCommand } from './import-job-command.js';
import { addImportsCommands } from './imports.js';
import { addLearningCommands } from './learning.js';
import { addLogCommands } from './log.js';
import { addMaintenanceCommands } from './maintenance.js';
import { addPolicyCommands } from './policy.js';
import { addSanctionCommands } from './sanction.js';
import { addScoreCommand } from './score.js';
import { addServeCommand } from './serve.js';
import { addSiteCommands } from './site.js';
import { addStatementsCommand } from './statements.js';
import { addStoryCommands } from './story.js';
import { addTokenCommands } from './token.js';
import { addTransparencyCommand } from './transparency.js';
import { addUserCommands } from './user.js';
import { addWebhookCommands } from './webhook.js';

/** Every command of `parley`; docs/reference/cli.md has a heading for each. */
export function createProgram(cli: CliContext, version: string): Command {
  const program = new Command('parley')
    .description('Publish reports, carry their discussion, keep it civil, bring archives home.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => cli.terminal.out(text.trimEnd()),
      writeErr: (text) => cli.terminal.err(text.trimEnd()),
    });
  addServeCommand(program, cli);
  addDemoCommand(program, cli);
  addImportCommand(program, cli);
  addImportsCommands(program, cli);
  addImportJobCommand(program, cli);
  addExportCommand(program, cli);
  addStoryCommands(program, cli);
  addSiteCommands(program, cli);
  addPolicyCommands(program, cli);
  addSanctionCommands(program, cli);
  addLogCommands(program, cli);
  addStatementsCommand(program, cli);
  addTransparencyCommand(program, cli);
  addUserCommands(program, cli);
  addTokenCommands(program, cli);
  addScoreCommand(program, cli);
  addLearningCommands(program, cli);
  addWebhookCommands(program, cli);
  addMaintenanceCommands(program, cli);
  addCopyCommand(program, cli);
  for (const command of program.commands) inheritExit(command);
  return program;
}

/** Commander does not hand exitOverride down to commands of commands. */
function inheritExit(command: Command): void {
  command.exitOverride().copyInheritedSettings(command.parent ?? command);
  for (const below of command.commands) inheritExit(below);
}
