/** An identity provider of PARLEY_OIDC. */
export interface OidcProvider {
  readonly name: string;
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly linksEmail: boolean;
}

/** The providers of PARLEY_OIDC, each whole; what is wrong with it is added to `faults`. */
export function oidcFrom(text: string | undefined, faults: string[]): readonly OidcProvider[] {
  if (text === undefined) return [];
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    list = undefined;
  }
  if (!Array.isArray(list)) {
    faults.push('PARLEY_OIDC must be a JSON list of providers.');
    return [];
  }
  const providers = list.map((entry, at) => oidcProvider(entry, `PARLEY_OIDC, entry ${at + 1}`, faults));
  const names = providers.map(({ name }) => name);
  if (new Set(names).size < names.length) faults.push('PARLEY_OIDC names two providers alike.');
  return providers;
}

function oidcProvider(entry: unknown, where: string, faults: string[]): OidcProvider {
  const given = (typeof entry === 'object' && entry !== null ? entry : {}) as Partial<
    Record<keyof OidcProvider, unknown>
  >;
  const text = (key: keyof OidcProvider): string => (typeof given[key] === 'string' ? given[key] : '');
  const name = text('name');
  if (!/^[a-z0-9-]{1,30}$/.test(name))
    faults.push(`${where}: name must be lower-case letters, digits, hyphens.`);
  const issuer = URL.parse(text('issuer'));
  const isLocal = issuer !== null && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(issuer.hostname);
  if (issuer?.protocol !== 'https:' && !(isLocal && issuer.protocol === 'http:'))
    faults.push(`${where}: issuer must be an https address.`);
  if (text('clientId') === '') faults.push(`${where}: clientId is missing.`);
  const known = ['name', 'label', 'issuer', 'clientId', 'clientSecret', 'linksEmail'];
  for (const key of Object.keys(given)) if (!known.includes(key)) faults.push(`${where}: ${key} is unknown.`);
  return {
    name,
    label: text('label') || name,
    issuer: text('issuer'),
    clientId: text('clientId'),
    clientSecret: text('clientSecret') || null,
    linksEmail: given.linksEmail === true,
  };
}
