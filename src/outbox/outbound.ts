import { type LookupAddress, lookup as lookUp } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.js';

/** Finds the addresses of a host, as `dns.lookup` does. */
export type Resolve = (
  host: string,
  options: { readonly all: true },
  done: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

export interface OutboundOptions {
  /** Addresses of this network and this machine may be asked, and plain http. */
  readonly allowsPrivate: boolean;
  readonly resolve?: Resolve;
  /** Milliseconds for the whole of it. */
  readonly patience?: number;
}

export interface Outbound {
  /** Sends and gives the answer. Throws for an address that must not be asked, and where no answer comes in time. */
  post(url: string, message: Message): Promise<OutsideAnswer>;
  close(): void;
}

export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** Milliseconds for the whole of it, in place of the client's. */
  readonly patience?: number;
}

export interface OutsideAnswer {
  readonly status: number;
  /** The beginning of a long one. */
  readonly text: string;
  header(name: string): string | undefined;
}

const PATIENCE = 10_000;
/** A longer answer is cut off. */
const MOST_BYTES = 64 * 1024;
/** Connections to one host at once. */
const MOST_SOCKETS = 4;

/**
 * The one client for addresses that others have given. A name is resolved once, every address of it is checked, and the
 * connection goes to a checked one, so that a second answer of the resolver changes nothing. Redirects are not followed.
 */
export function createOutbound(options: OutboundOptions): Outbound {
  const { allowsPrivate, resolve = lookUp as unknown as Resolve, patience = PATIENCE } = options;
  const agents = {
    'https:': new https.Agent({ keepAlive: true, maxSockets: MOST_SOCKETS }),
    'http:': new http.Agent({ keepAlive: true, maxSockets: MOST_SOCKETS }),
  };
  return {
    async post(url, { headers, body, patience: own }) {
      const target = lawfulTarget(url, allowsPrivate);
      const isPlain = target.protocol === 'http:';
      const request = (isPlain ? http : https).request(target, {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        agent: agents[isPlain ? 'http:' : 'https:'],
        signal: AbortSignal.timeout(own ?? patience),
        lookup: checkedLookup(resolve, allowsPrivate) as never,
      });
      return answerTo(request, body);
    },
    close: () => {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

function lawfulTarget(url: string, allowsPrivate: boolean): URL {
  const target = URL.parse(url);
  if (target === null) throw new Error('the address is none');
  if (target.username !== '' || target.password !== '') throw new Error('the address holds a password');
  if (target.protocol !== 'https:' && !(target.protocol === 'http:' && allowsPrivate))
    throw new Error('the address is not https');
  // An address in place of a name is never looked up.
  const host = target.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !allowsPrivate && !isPublicAddress(host))
    throw new Error('the address is not on the open internet');
  return target;
}

type LookupDone = (error: Error | null, address?: string | readonly LookupAddress[], family?: number) => void;

function checkedLookup(resolve: Resolve, allowsPrivate: boolean) {
  return (host: string, asked: { readonly all?: boolean }, done: LookupDone): void => {
    resolve(host, { all: true }, (error, addresses) => {
      if (error) return done(error);
      const [first] = addresses;
      const isLawful = allowsPrivate || addresses.every(({ address }) => isPublicAddress(address));
      if (first === undefined || !isLawful) return done(new Error('the address is not on the open internet'));
      if (asked.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

function answerTo(request: http.ClientRequest, body: string | Buffer): Promise<OutsideAnswer> {
  return new Promise((resolve, reject) => {
    request.on('error', (error) =>
      reject(
        error.name === 'AbortError' || error.name === 'TimeoutError' ? new Error('no answer in time') : error,
      ),
    );
    request.on('response', (answer) => {
      const parts: Buffer[] = [];
      let size = 0;
      const end = (): void =>
        resolve({
          status: answer.statusCode ?? 0,
          text: Buffer.concat(parts).toString('utf8'),
          header: (name) => answer.headers[name]?.toString(),
        });
      answer.on('data', (part: Buffer) => {
        size += part.length;
        if (size <= MOST_BYTES) return void parts.push(part);
        end();
        answer.destroy();
      });
      answer.on('end', end);
      answer.on('error', end);
    });
    request.end(body);
  });
}
