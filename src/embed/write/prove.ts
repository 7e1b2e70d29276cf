import type { Ask, Failure } from '../api.js';
import type { Program } from '../program.js';

/** Sends a request again with what it was asked to compute; how long that takes is the challenge's affair, not the writer's. */
export function askProving(ask: Ask, part: Program['part']): Ask {
  return (path, request) =>
    ask<never>(path, request).catch(async (failure: Failure) => {
      const { challenge, effort } = failure.details;
      if (failure.code !== 'proof_needed' || typeof challenge !== 'string') throw failure;
      const nonce = await part('proof').then(
        ({ prove }) => prove({ challenge, effort: Number(effort) }),
        () => Promise.reject(failure),
      );
      return ask(path, {
        ...request,
        headers: { ...request?.headers, 'parley-proof': `${challenge}.${nonce}` },
      });
    });
}
