/** The parts of a parsed address that core reads. */
export interface ParsedUrl {
  readonly href: string;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  /** Lower case and punycode, without the port. */
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly searchParams: { get(name: string): string | null };
}

// Every engine has URL, but core is compiled without the libraries that declare it.
const { URL: PlatformUrl } = globalThis as unknown as {
  readonly URL: { parse?(text: string): ParsedUrl | null; new (text: string): ParsedUrl };
};

/** Parses an absolute address by the WHATWG rules (https://url.spec.whatwg.org/); undefined when it is none. */
export function parseUrl(text: string): ParsedUrl | undefined {
  if (PlatformUrl.parse) return PlatformUrl.parse(text) ?? undefined;
  // Browsers before 2024.
  try {
    return new PlatformUrl(text);
  } catch {
    return undefined;
  }
}

/** Like `parseUrl`, for `http` and `https` only. */
export function parseWebUrl(text: string): ParsedUrl | undefined {
  const url = parseUrl(text);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined;
}
