/** The editor's form in a test: begins reports, fills the form, presses its buttons. */
import { BASE, type House } from './house.js';
import { leadsTo, look, press } from './newsroom.js';

/** Begins a report; gives its address in the console. */
export async function beginReport(house: House, cookie: string): Promise<string> {
  const list = await look(house, '/console/reports', cookie);
  const [, action = ''] = /action="(\/console\/site\/\w+\/reports)"/.exec(list.body) ?? [];
  return leadsTo(await press(house, action, { cookie }));
}

export function revisionOn(html: string): string {
  return /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';
}

export interface Filled {
  readonly cookie: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Chosen in the form's field for photos. */
  readonly photos?: readonly Uint8Array[];
}

/** Fills the form on top of what is stored and sends it, as a browser without a program does. */
export async function sendReport(house: House, at: string, { cookie, fields, photos = [] }: Filled) {
  const revision = revisionOn((await look(house, at, cookie)).body);
  const form = new FormData();
  for (const [name, value] of Object.entries({ revision, act: 'save', ...fields })) form.append(name, value);
  for (const photo of photos) form.append('photo', new Blob([Uint8Array.from(photo)]), 'IMG_0001.JPG');
  const sent = new Response(form);
  return house.server.inject({
    method: 'POST',
    url: at,
    headers: {
      ...{ host: new URL(BASE).host, origin: BASE, cookie },
      'content-type': sent.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await sent.arrayBuffer()),
  });
}

/** A page or file of the site as anybody gets it. */
export function visit(house: House, url: string, headers: Readonly<Record<string, string>> = {}) {
  return house.server.inject({ method: 'GET', url, headers: { host: new URL(BASE).host, ...headers } });
}
