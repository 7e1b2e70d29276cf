import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';
import { SaxesParser } from 'saxes';
import { environment } from '../test/faults/server-process.js';
import { withFolder } from '../test/kit/temporary.js';
import { atLeast, atMost, type Benchmark, told } from './kit/figure.js';
import { type ExportSize, writeExport } from './kit/made-up-export.js';

const SMALL: ExportSize = { comments: 100_000, threads: 500 };
/** A gigabyte. */
const LARGE: ExportSize = { comments: 1_000_000, threads: 5000 };
const MAIN = path.join(import.meta.dirname, '..', 'src', 'main.js');

/** A Disqus export of made-up words, imported by the command into SQLite. */
export const importing: Benchmark = {
  name: 'importing',
  about: 'Import of a Disqus export of 100,000 comments into SQLite, without and with the policy run over it',
  run: () =>
    withFolder(async (folder) => {
      const file = path.join(folder, 'export.xml');
      await writeExport(file, SMALL);
      const { comments } = SMALL;
      const bare = await parseAlone(file, comments);
      const off = await importOnce(file, { data: path.join(folder, 'off'), judge: 'off', comments });
      const report = await importOnce(file, { data: path.join(folder, 'report'), judge: 'report', comments });
      const note = sizeInWords(file, comments);
      return [
        atLeast('import, policy off', {
          value: comments / off.seconds,
          unit: 'comments/s',
          limit: 15_000,
          note: `${note}, from start to end of the process`,
        }),
        told('import, policy reports', { value: comments / report.seconds, unit: 'comments/s', note }),
        atMost('import, peak memory', {
          value: off.megabytes,
          unit: 'MB',
          limit: 300,
          note: `${note}; resident`,
        }),
        told('saxes alone', {
          value: statSync(file).size / 1e6 / bare,
          unit: 'MB/s',
          note: 'the same file, events only',
        }),
      ];
    }),
};

/** The same with a gigabyte of XML: memory must not grow with the archive. */
export const importingLarge: Benchmark = {
  name: 'importing-large',
  about: 'Import of a Disqus export of 1,000,000 comments into SQLite, without the policy',
  isLong: true,
  run: () =>
    withFolder(async (folder) => {
      const file = path.join(folder, 'export.xml');
      await writeExport(file, LARGE);
      const { comments } = LARGE;
      const done = await importOnce(file, { data: path.join(folder, 'off'), judge: 'off', comments });
      const note = sizeInWords(file, comments);
      return [
        atMost('large import, peak memory', { value: done.megabytes, unit: 'MB', limit: 300, note }),
        told('large import', { value: comments / done.seconds, unit: 'comments/s', note }),
      ];
    }),
};

export function sizeInWords(file: string, comments: number): string {
  return `${comments} comments, ${(statSync(file).size / 1e6).toFixed(0)} MB of XML`;
}

/** Seconds for saxes to read the file and nothing else. */
async function parseAlone(file: string, comments: number): Promise<number> {
  const parser = new SaxesParser({ xmlns: true });
  let events = 0;
  parser.on('opentag', () => {
    events += 1;
  });
  parser.on('text', () => {
    events += 1;
  });
  parser.on('cdata', () => {
    events += 1;
  });
  const started = performance.now();
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 128 * 1024 }))
    parser.write(chunk as string);
  parser.close();
  if (events < comments) throw new Error('saxes saw too little.');
  return (performance.now() - started) / 1000;
}

/** Imports a file with a process of its own; `more` are further settings of it. */
export async function importOnce(
  file: string,
  {
    data,
    judge,
    comments,
    more = {},
  }: {
    readonly data: string;
    readonly judge: string;
    readonly comments: number;
    readonly more?: Readonly<Record<string, string>>;
  },
): Promise<{ seconds: number; megabytes: number }> {
  const started = performance.now();
  const args = ['-e', PEAK, MAIN, 'import', file, '--site', 'bench', '--judge', judge, '--json'];
  const child = spawn(process.execPath, args, {
    env: environment({ PARLEY_DATA: data, ...more }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8');
  });
  const [code] = await once(child, 'close');
  const seconds = (performance.now() - started) / 1000;
  const ledger = JSON.parse(output) as { comments: { written: number } };
  if (code !== 0 || ledger.comments.written !== comments)
    throw new Error(`The import failed: ${output.slice(0, 500)}`);
  return { seconds, megabytes: Number(/peak (\d+)/.exec(errors)?.[1]) / 1024 };
}

/** Runs the program as it is and tells the most memory that it had, in kilobytes, when it ends. */
const PEAK =
  "process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n')); import(process.argv[1]);";
