/** Imports in the console as a browser does them: forms with files, and pages that are looked at until a step is over. */
import { setTimeout as pause } from 'node:timers/promises';
import { encodeId } from '../../src/core/ids.js';
import type { ImportJob } from '../../src/core/import-job.js';
import { BASE, type House } from './house.js';
import { look, press } from './newsroom.js';

/** Files by name, and the other fields of the form. */
export interface Upload {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly rules?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** Sends a form with files, as our own page does. */
export async function upload(
  house: House,
  url: string,
  { cookie, ...sent }: Upload & { readonly cookie: string },
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(sent.fields ?? {})) form.set(name, value);
  for (const [name, content] of Object.entries(sent.files ?? {}))
    form.append('files', new Blob([content as BlobPart]), name);
  // A browser sends a field where no file was chosen as well.
  form.append('rules', new Blob([sent.rules ?? '']), sent.rules === undefined ? '' : 'rules.csv');
  const body = new Response(form);
  return house.server.inject({
    method: 'POST',
    url,
    headers: {
      host: new URL(BASE).host,
      origin: BASE,
      cookie,
      'content-type': body.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await body.arrayBuffer()),
  });
}

/** Takes an archive in; gives the address of its page. */
export async function begin(house: House, cookie: string, sent: Upload): Promise<string> {
  const answer = await upload(house, `/console/site/${encodeId(house.site.id)}/imports`, { cookie, ...sent });
  if (answer.statusCode !== 303) throw new Error(`not taken in: ${answer.statusCode} ${answer.body}`);
  return String(answer.headers.location);
}

export function jobAt(house: House, address: string): ImportJob {
  const [, , , siteId = '', , id = ''] = address.split('/');
  return house.deps.imports.find(siteId, id);
}

const PATIENCE = 30_000;

/** Looks until the import is as wanted; fails with its state when that takes too long. */
export async function until(
  house: House,
  address: string,
  isWanted: (job: ImportJob) => boolean = ({ work }) => work === null,
): Promise<ImportJob> {
  const from = performance.now();
  for (;;) {
    const job = jobAt(house, address);
    if (isWanted(job)) return job;
    if (performance.now() - from > PATIENCE) throw new Error(`it stands at ${JSON.stringify(job)}`);
    await pause(20);
  }
}

/** Presses a button of the import's page and waits for the end of what it starts. */
export async function act(
  house: House,
  address: string,
  { cookie, act: name }: { cookie: string; act: string },
) {
  const answer = await press(house, address, { cookie, fields: { act: name } });
  if (answer.statusCode !== 303) throw new Error(`${name}: ${answer.statusCode} ${answer.body}`);
  return until(house, address);
}

/** The text of a page, without its markup. */
export async function readPage(house: House, url: string, cookie: string): Promise<string> {
  const { body } = await look(house, url, cookie);
  return body
    .slice(body.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}
