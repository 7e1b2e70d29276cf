import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { CsvReader, separatorOf } from '../formats/csv-reader.js';
import { AnalysisRefusal, analyzeText, SCORED_ATTRIBUTES } from '../use-cases/analyze-text.js';
import type { CliContext } from './context.js';
import { EXIT, type ExitCode, UsageError } from './run.js';

interface Options {
  readonly language?: string;
  readonly column: string;
}

/** One comment of the file: what names it, and its text. */
interface Item {
  readonly id: string;
  readonly text: string;
}

export function addScoreCommand(program: Command, cli: CliContext): void {
  program
    .command('score')
    .description('score the comments of a file, one line of JSON each on stdout')
    .argument('<file>', 'JSON lines or CSV with a head line')
    .option('--column <name>', 'the field or column that holds the text', 'text')
    .option('--language <tag>', 'of all texts; without it the language of each is guessed')
    .action((file: string, options: Options) => cli.run({}, () => scoreFile(cli, file, options)));
}

async function scoreFile(cli: CliContext, file: string, options: Options): Promise<ExitCode> {
  let unread = 0;
  let scored = 0;
  const items = /\.(?:csv|tsv)$/i.test(file)
    ? csvItems(file, options.column)
    : jsonItems(file, options.column);
  for await (const item of items) {
    const line = item === null ? null : lineOf(item, options.language);
    if (line === null) unread++;
    else {
      scored++;
      cli.terminal.out(line);
    }
  }
  cli.terminal.err(`${scored} comments${unread === 0 ? '' : `, ${unread} lines that could not be read`}`);
  return unread === 0 ? EXIT.done : EXIT.partly;
}

function lineOf({ id, text }: Item, language: string | undefined): string {
  try {
    const { scores, languages, version } = analyzeText({
      text,
      languages: language === undefined ? undefined : [language],
      attributes: SCORED_ATTRIBUTES,
      bySentence: false,
    });
    return JSON.stringify({ id, scores, language: languages[0], model: version });
  } catch (error) {
    if (!(error instanceof AnalysisRefusal)) throw error;
    return JSON.stringify({ id, error: { code: error.errorType, message: error.message } });
  }
}

/** Null for a line that is no JSON object with a text. */
async function* jsonItems(file: string, column: string): AsyncGenerator<Item | null> {
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number++;
    if (line.trim() !== '') yield itemOf(line, column, number);
  }
}

function itemOf(line: string, column: string, number: number): Item | null {
  try {
    const row = JSON.parse(line) as Readonly<Record<string, unknown>>;
    const text = row[column];
    return typeof text === 'string' ? { id: String(row.id ?? number), text } : null;
  } catch {
    return null;
  }
}

/** A row for each line after the head. */
async function* csvItems(file: string, column: string): AsyncGenerator<Item | null> {
  let head: readonly string[] | undefined;
  let ready: (Item | null)[] = [];
  let reader: CsvReader | undefined;
  let rows = 0;
  const onRow = ({ cells }: { readonly cells: readonly string[] }) => {
    if (head === undefined) {
      head = cells.map((cell) => cell.trim());
      if (!head.includes(column)) throw new UsageError(`The file has no column "${column}".`);
      return;
    }
    rows++;
    const text = cells[head.indexOf(column)];
    ready.push(text === undefined ? null : { id: cells[head.indexOf('id')] ?? String(rows), text });
  };
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    reader ??= new CsvReader(separatorOf(String(chunk)), onRow);
    reader.write(String(chunk).replace(/^\ufeff/, ''));
    yield* ready;
    ready = [];
  }
  reader?.close();
  yield* ready;
}
