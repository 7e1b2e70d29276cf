import { code, madeFrom, page, sentence, table } from './markdown.mjs';
import { notesFor, programModule } from './sources.mjs';

/** The commands that can be run, with their full names: `story move`, not `story`. */
function leavesOf(command, above = []) {
  const name = [...above, command.name()];
  return command.commands.length === 0
    ? [{ name: name.join(' '), command }]
    : command.commands.flatMap((below) => leavesOf(below, name));
}

function argumentRows({ registeredArguments }) {
  return registeredArguments.map((argument) => {
    const name = argument.variadic ? `${argument.name()}…` : argument.name();
    const shown = argument.required ? `<${name}>` : `[${name}]`;
    return [code(shown), argument.description];
  });
}

function defaultOf({ defaultValue }) {
  const hasNone = defaultValue === undefined || (Array.isArray(defaultValue) && defaultValue.length === 0);
  return hasNone ? '' : `Without it ${code(defaultValue)}.`;
}

function optionRows({ options }) {
  return options.map((option) => {
    const choices = option.argChoices === undefined ? '' : `One of ${option.argChoices.join(', ')}.`;
    const must = option.mandatory ? 'Must be given.' : '';
    const said = [sentence(option.description), choices, defaultOf(option), must];
    return [code(option.flags), said.filter(Boolean).join(' ')];
  });
}

function commandBlocks({ name, command }, notes) {
  return [
    `## ${name}`,
    sentence(command.description()),
    `\`\`\`sh\nparley ${name} ${command.usage()}\n\`\`\``,
    table(['argument', ''], argumentRows(command)),
    table(['option', ''], optionRows(command)),
    notes.of(name),
  ];
}

/** docs/reference/cli.md, from the commander program. */
export async function cliPage() {
  const { createProgram } = await programModule('cli/program');
  const { EXIT } = await programModule('cli/run');
  const program = createProgram({}, '0');
  const shown = program.createHelp().visibleCommands(program);
  const leaves = program.commands
    .filter((command) => shown.includes(command))
    .flatMap((command) => leavesOf(command));
  const notes = notesFor(
    'cli',
    leaves.map(({ name }) => name),
  );
  const exits = notesFor(
    'exit-codes',
    Object.values(EXIT).map((value) => String(value)),
  );
  return page([
    '# Commands',
    madeFrom('the commands in src/cli/ and scripts/docs/notes/cli.md, exit-codes.md'),
    notes.intro,
    table(
      ['exit code', 'meaning'],
      Object.values(EXIT).map((value) => [value, exits.of(String(value))]),
    ),
    ...leaves.flatMap((leaf) => commandBlocks(leaf, notes)),
  ]);
}
