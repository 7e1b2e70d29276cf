/** First and last address of a range: 32 hexadecimal digits each, IPv4 as `::ffff:…` (RFC 4291, 2.5.5.2), so that text sorts as addresses do. */
export interface NetworkRange {
  readonly low: string;
  readonly high: string;
}

// A wider range would meet whole countries: an IPv4 /8 and the largest IPv6 allocation to a provider (/19).
const WIDEST_IPV4 = 8;
const WIDEST_IPV6 = 19;

/** The range that `192.0.2.7`, `192.0.2.0/24` or `2001:db8::/32` names; undefined for what is none or too wide. */
export function networkRange(text: string): NetworkRange | undefined {
  const [address = '', bits, more] = text.split('/');
  const hex = hexAddress(address);
  if (hex === undefined || more !== undefined || (bits !== undefined && !/^\d{1,3}$/.test(bits)))
    return undefined;
  const isV4 = !address.includes(':');
  const size = isV4 ? 32 : 128;
  const kept = bits === undefined ? size : Number(bits);
  if (kept > size || kept < (isV4 ? WIDEST_IPV4 : WIDEST_IPV6)) return undefined;
  const free = BigInt(size - kept);
  const low = (BigInt(`0x${hex}`) >> free) << free;
  const high = low + (1n << free) - 1n;
  return { low: padded(low), high: padded(high) };
}

/** 32 hexadecimal digits of an address; undefined for what is none. */
export function hexAddress(address: string): string | undefined {
  if (!address.includes(':')) {
    const v4 = ipv4Hex(address);
    return v4 === undefined ? undefined : `${'0'.repeat(20)}ffff${v4}`;
  }
  const halves = address.toLowerCase().split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const groups = tail === undefined ? head : [...head, ...zeros(8 - head.length - tail.length), ...tail];
  if (groups.length !== 8 || !groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return undefined;
  return groups.map((group) => group.padStart(4, '0')).join('');
}

function ipv4Hex(address: string): string | undefined {
  const parts = address.split('.');
  const isOne = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return isOne ? parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('') : undefined;
}

function zeros(count: number): readonly string[] {
  return Array(Math.max(count, 0)).fill('0');
}

function padded(address: bigint): string {
  return address.toString(16).padStart(32, '0');
}
