import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import path from 'node:path';
import { SaxesParser } from 'saxes';
import { environment } from '../test/faults/server-process.js';
import { withFolder } from '../test/kit/temporary.js';
import { atLeast, atMost, type Benchmark, told } from './kit/figure.js';
import { madeUpText, seededRandom } from './kit/seeded-site.js';

const COMMENTS = 100_000;
const THREADS = 500;
const MAIN = path.join(import.meta.dirname, '..', 'src', 'main.js');

/** A Disqus export of made-up words, imported by the command into SQLite. */
export const importing: Benchmark = {
  name: 'importing',
  about: 'Import of a Disqus export of 100,000 comments into SQLite, without and with the policy run over it',
  run: () =>
    withFolder(async (folder) => {
      const file = path.join(folder, 'export.xml');
      await writeExport(file);
      const megabytes = statSync(file).size / 1e6;
      const bare = await parseAlone(file);
      const off = await importOnce(file, path.join(folder, 'off'), 'off');
      const report = await importOnce(file, path.join(folder, 'report'), 'report');
      const note = `${COMMENTS} comments, ${megabytes.toFixed(0)} MB of XML`;
      return [
        atLeast('import, policy off', {
          value: COMMENTS / off.seconds,
          unit: 'comments/s',
          limit: 15_000,
          note: `${note}, from start to end of the process`,
        }),
        told('import, policy reports', { value: COMMENTS / report.seconds, unit: 'comments/s', note }),
        atMost('import, peak memory', {
          value: off.megabytes,
          unit: 'MB',
          limit: 300,
          note: `${note}; resident`,
        }),
        told('saxes alone', { value: megabytes / bare, unit: 'MB/s', note: 'the same file, events only' }),
      ];
    }),
};

export async function writeExport(file: string): Promise<void> {
  const random = seededRandom(3);
  const out = createWriteStream(file);
  out.write(
    '<?xml version="1.0" encoding="utf-8"?>\n<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">\n',
  );
  for (let n = 0; n < THREADS; n++) {
    out.write(
      `<thread dsq:id="${n + 1}"><id/><forum>bench</forum><link>https://bench.example/${n}/</link><title>Thread ${n}</title><message/><createdAt>2020-01-01T00:00:00Z</createdAt><author><name>Desk</name><isAnonymous>false</isAnonymous></author><isClosed>false</isClosed><isDeleted>false</isDeleted></thread>\n`,
    );
  }
  for (let n = 0; n < COMMENTS; n++) {
    const thread = (n % THREADS) + 1;
    const parent = n > THREADS * 2 && random() > 0.5 ? `<parent dsq:id="${1_000_000 + n - THREADS}"/>` : '';
    const date = new Date(Date.UTC(2020, 0, 2) + n * 60_000).toISOString().replace('.000Z', 'Z');
    const post = `<post dsq:id="${1_000_000 + n}"><id/><message><![CDATA[<p>${madeUpText(random)}</p><p>${madeUpText(random)} <a href="https://bench.example/a" rel="nofollow">bench.example</a></p>]]></message><createdAt>${date}</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Writer ${n % 900}</name><isAnonymous>false</isAnonymous><username>writer${n % 900}</username></author><thread dsq:id="${thread}"/>${parent}</post>\n`;
    if (!out.write(post)) await once(out, 'drain');
  }
  out.end('</disqus>\n');
  await once(out, 'finish');
}

/** Seconds for saxes to read the file and nothing else. */
async function parseAlone(file: string): Promise<number> {
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
  if (events < COMMENTS) throw new Error('saxes saw too little.');
  return (performance.now() - started) / 1000;
}

async function importOnce(
  file: string,
  data: string,
  judge: string,
): Promise<{ seconds: number; megabytes: number }> {
  const started = performance.now();
  const args = ['-e', PEAK, MAIN, 'import', file, '--site', 'bench', '--judge', judge, '--json'];
  const child = spawn(process.execPath, args, {
    env: environment({ PARLEY_DATA: data }),
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
  if (code !== 0 || ledger.comments.written !== COMMENTS)
    throw new Error(`The import failed: ${output.slice(0, 500)}`);
  return { seconds, megabytes: Number(/peak (\d+)/.exec(errors)?.[1]) / 1024 };
}

/** Runs the program as it is and tells the most memory that it had, in kilobytes, when it ends. */
const PEAK =
  "process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n')); import(process.argv[1]);";
