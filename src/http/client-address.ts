import { isIPv4, isIPv6 } from 'node:net';

export interface ClientAddress {
  /** The address as text: IPv4 dotted, or IPv6 in full groups. */
  readonly address: string;
  /** What limits and hashes count by: the IPv4 address, or the IPv6 network of 64 bits that one line is given. */
  readonly bucket: string;
  readonly isLoopback: boolean;
}

/**
 * The one function that says who is calling. `trustedProxies` entries from the right of X-Forwarded-For were written by
 * our own proxies; the rest is whatever the client claims. Falls back to the socket's address where an entry is no address.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | readonly string[] | undefined,
  trustedProxies: number,
): ClientAddress {
  const socket = parseAddress(socketAddress ?? '');
  const claimed = trustedProxies > 0 ? forwardedEntry(forwardedFor, trustedProxies) : undefined;
  const parsed = (claimed === undefined ? undefined : parseAddress(claimed)) ?? socket;
  return parsed ?? { address: 'unknown', bucket: 'unknown', isLoopback: false };
}

function forwardedEntry(
  header: string | readonly string[] | undefined,
  fromRight: number,
): string | undefined {
  const entries = (typeof header === 'string' ? header : (header ?? []).join(',')).split(',');
  // Fewer entries than proxies: the request came in behind the first of them, so the left-most is what an own proxy saw.
  return entries.at(-Math.min(fromRight, entries.length))?.trim();
}

const PORT = /:\d{1,5}$/;

function parseAddress(text: string): ClientAddress | undefined {
  const bare = withoutPort(text);
  if (isIPv4(bare)) return { address: bare, bucket: bare, isLoopback: bare.startsWith('127.') };
  if (!isIPv6(bare)) return undefined;
  const groups = ipv6Groups(bare);
  const mapped = mappedIPv4(groups);
  if (mapped) return { address: mapped, bucket: mapped, isLoopback: mapped.startsWith('127.') };
  const hex = groups.map((group) => group.toString(16));
  const isLoopback = groups.at(-1) === 1 && groups.slice(0, -1).every((group) => group === 0);
  return { address: hex.join(':'), bucket: `${hex.slice(0, 4).join(':')}::/64`, isLoopback };
}

/** Some proxies write `192.0.2.1:4711` or `[2001:db8::1]:4711`; a zone (`fe80::1%eth0`) names our own interface. */
function withoutPort(text: string): string {
  if (text.startsWith('[')) return text.slice(1, text.indexOf(']')).split('%')[0] ?? '';
  if (text.includes('.') && !isIPv6(text)) return text.replace(PORT, '');
  return text.split('%')[0] ?? '';
}

/** The eight 16-bit groups of a valid IPv6 address (RFC 4291, 2.2). */
function ipv6Groups(text: string): readonly number[] {
  const [head = '', tail] = text.split('::');
  const before = groupsOf(head);
  const after = tail === undefined ? [] : groupsOf(tail);
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...new Array<number>(zeros).fill(0), ...after];
}

function groupsOf(text: string): readonly number[] {
  if (text === '') return [];
  return text.split(':').flatMap((part) => {
    if (!part.includes('.')) return [Number.parseInt(part, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}

/** `::ffff:192.0.2.1` is how a socket that serves both kinds shows an IPv4 client. */
function mappedIPv4(groups: readonly number[]): string | undefined {
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (!isMapped) return undefined;
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 255])
    .join('.');
}
