/**
 * Element and attribute names by what their namespace means, not by the prefix or the URI that one exporter happened to
 * write: WordPress alone has six URIs. Prefixes that are declared nowhere keep their own spelling.
 */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  // The namespaces of whole documents, which programs that write XML anew give a prefix.
  [/^https?:\/\/disqus\.com\/?$/, ''],
  [/^http:\/\/www\.w3\.org\/2005\/Atom$/, ''],
  [/^https?:\/\/(?:www\.)?wordpress\.org\/export\/[\d.]+\/excerpt\/?$/, 'excerpt'],
  [/^https?:\/\/(?:www\.)?wordpress\.org\/export\/[\d.]+\/?$/, 'wp'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?$/, 'content'],
  [/^https?:\/\/purl\.org\/dc\/elements\/1\.1\/?$/, 'dc'],
  [/^https?:\/\/(?:www\.)?disqus\.com\/disqus-internals\/?$/, 'dsq'],
  [/^https?:\/\/(?:www\.)?disqus\.com\/?$/, 'dsq'],
  [/^https?:\/\/purl\.org\/syndication\/thread\/1\.0\/?$/, 'thr'],
  [/^https?:\/\/schemas\.google\.com\/g\/2005\/?$/, 'gd'],
  [/^https?:\/\/schemas\.google\.com\/blogger\/2018\/?$/, 'blogger'],
  [/^https?:\/\/purl\.org\/atom\/app#$/, 'app'],
  [/^https?:\/\/www\.w3\.org\/2007\/app\/?$/, 'app'],
];
// Names that a hostile file makes up must not pile up.
const MAX_NAMES = 1000;

export type Attributes = Readonly<Record<string, string>>;

export interface XmlNames {
  /** Learns the prefixes that an element declares. */
  declare(attributes: Attributes): void;
  /** `prefix:local` with the usual prefix of the namespace; `local` alone for the default namespace. */
  canonical(name: string): string;
}

function usualPrefix(uri: string): string | undefined {
  return KNOWN.find(([pattern]) => pattern.test(uri.trim()))?.[1];
}

export function createXmlNames(): XmlNames {
  const aliases = new Map<string, string>();
  const names = new Map<string, string>();

  function translate(name: string): string {
    const colon = name.indexOf(':');
    if (colon < 0) return name;
    const prefix = aliases.get(name.slice(0, colon));
    if (prefix === undefined) return name;
    const local = name.slice(colon + 1);
    return prefix === '' ? local : `${prefix}:${local}`;
  }

  return {
    declare(attributes) {
      for (const name in attributes) {
        if (!name.startsWith('xmlns:')) continue;
        const usual = usualPrefix(attributes[name] ?? '');
        // Tools that write for Disqus' importer call its namespace so.
        if (usual === '' && name === 'xmlns:dsq') continue;
        if (usual === undefined || name === `xmlns:${usual}` || aliases.size >= MAX_NAMES) continue;
        aliases.set(name.slice('xmlns:'.length), usual);
        names.clear();
      }
    },
    canonical(name) {
      if (aliases.size === 0) return name;
      const before = names.get(name);
      if (before !== undefined) return before;
      const translated = translate(name);
      if (names.size < MAX_NAMES) names.set(name, translated);
      return translated;
    },
  };
}

/** An attribute by its usual name, whatever prefix the file gives it; undefined when absent. */
export function attributeOf(attributes: Attributes, name: string, names: XmlNames): string | undefined {
  const direct = attributes[name];
  if (direct !== undefined) return direct;
  for (const written in attributes) {
    if (names.canonical(written) === name) return attributes[written];
  }
  return undefined;
}
