import type { ImportProgressView } from '../wire/import.js';

/** Asks our own server; undefined when it refused or was not there. */
export async function askServer(
  path: string,
  body?: object,
): Promise<{ readonly [name: string]: unknown } | undefined> {
  const answer = await fetch(`/api/v1/console/${path}`, {
    method: 'POST',
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  }).catch(() => undefined);
  if (!answer?.ok) return undefined;
  return answer.status === 204 ? {} : answer.json();
}

/** Saves the fields of a report on top of `revision`: the revision made, who was faster, or `failed`. */
export async function saveFields(
  report: string,
  { revision, fields }: { readonly revision: string; readonly fields: object },
): Promise<{ readonly revision: number } | { readonly conflictBy: string } | 'failed'> {
  try {
    const answer = await fetch(`/api/v1/console/reports/${report}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': `"${revision}"` },
      body: JSON.stringify({ fields }),
    });
    const told = await answer.json();
    if (answer.ok) return { revision: told.revision };
    return answer.status === 412 ? { conflictBy: told.error.details?.by ?? '' } : 'failed';
  } catch {
    return 'failed';
  }
}

/** How far the import is whose page has this address; undefined when the server was not there, or the session is over. */
export async function importProgress(page: string): Promise<ImportProgressView | undefined> {
  const answer = await fetch(`${page}/progress`).catch(() => undefined);
  return answer?.ok && !answer.redirected ? answer.json() : undefined;
}

/** What became of a form on its way: the page that answered (undefined where the line broke), and its address. */
export interface SentForm {
  readonly isTaken: boolean;
  readonly address: string;
  readonly page: Document | null;
}

/** Sends a form with files and tells how far it is; `undefined` when it was broken off by `signal`. */
export function sendForm(
  form: HTMLFormElement,
  {
    onSent,
    signal,
  }: { readonly onSent: (loaded: number, total: number) => void; readonly signal: AbortSignal },
): Promise<SentForm | undefined> {
  const request = new XMLHttpRequest();
  request.open('POST', form.action);
  request.responseType = 'document';
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    if (total > 0) onSent(loaded, total);
  });
  signal.addEventListener('abort', () => request.abort());
  return new Promise((resolve) => {
    request.addEventListener('load', () => {
      const { status, responseURL: address, responseXML: page } = request;
      resolve({ isTaken: status < 400, address, page });
    });
    request.addEventListener('error', () => resolve({ isTaken: false, address: '', page: null }));
    request.addEventListener('abort', () => resolve(undefined));
    request.send(new FormData(form));
  });
}

/** A page of our own as it is painted now; undefined where the server is away or leads elsewhere. */
export async function pageText(path: string): Promise<string | undefined> {
  const answer = await fetch(path, { redirect: 'error' }).catch(() => undefined);
  return answer?.ok ? answer.text() : undefined;
}

/** How much waits in each queue; undefined when the server did not say. */
/** Of each queue, by its name, and of saved views. */
export interface QueueCounts {
  readonly held: number;
  readonly views: readonly { readonly id: string; readonly count: number; readonly isMore: boolean }[];
}

export async function readCounts(): Promise<QueueCounts | undefined> {
  const answer = await fetch('/api/v1/console/counts').catch(() => undefined);
  return answer?.ok ? answer.json() : undefined;
}
