import type { CustomFetch } from 'openid-client';

/** Metadata, keys and tokens of a provider are a few kilobytes. */
const MOST_BYTES = 512 * 1024;

/**
 * How Parley asks an identity provider. Addresses come from the operator's settings and from that provider's own metadata,
 * and an intranet's provider is an ordinary one, so private addresses are allowed; redirects are not followed, answers are
 * cut off at half a megabyte, and plain http goes to this machine only.
 */
export const providerFetch: CustomFetch = async (address, options) => {
  const url = new URL(address);
  if (url.protocol !== 'https:' && !isThisMachine(url))
    throw new Error('a provider must be asked over https');
  const answer = await fetch(url, { ...options, redirect: 'manual' } as RequestInit);
  return new Response(await limitedBody(answer), { status: answer.status, headers: answer.headers });
};

/** Whether an address leads to this machine, where nobody listens in between. */
export function isThisMachine({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

async function limitedBody(answer: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  // The statuses whose answers may have no body at all.
  if (answer.body === null || answer.status === 204 || answer.status === 304) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new Error('the provider’s answer is too long');
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
