import { setFlagsFromString } from 'node:v8';
import { Refusal } from '../../core/refusal.js';
import { hostOfUrl, normaliseStoryUrl } from '../../core/url.js';

/** One rule of an operator's file; `to` left empty means that such an address is no page. */
export type AddressRule =
  | { readonly url: string; readonly to: string }
  | { readonly prefix: string; readonly to: string }
  | { readonly host: string; readonly to: string }
  | { readonly regex: string; readonly to: string };

/** The address that a page of the archive has today, or null where it has none. */
export type Readdress = (url: string) => string | null;

// Longer addresses are left as they are: nothing matches them.
const MAX_ADDRESS = 2048;
const MAX_RULES = 1_000_000;

/**
 * An expression that the engine promises to match in time linear in the address, whatever both are. It is V8's own second
 * engine, behind a flag that only allows the letter `l` and must stay on while such an expression is used. Undefined for
 * what only backtracking can match (references back, looking around), and for what is no expression.
 */
function linearExpression(source: string): RegExp | undefined {
  setFlagsFromString('--enable-experimental-regexp-engine');
  try {
    return new RegExp(source, 'l');
  } catch {
    return undefined;
  }
}

function expand(to: string, found: RegExpExecArray): string {
  return to.replace(/\$(\d|\$)/g, (_, which: string) => (which === '$' ? '$' : (found[Number(which)] ?? '')));
}

type Change = (url: string) => string | undefined;

function byExpression(source: string, to: string): Change {
  const expression = linearExpression(source);
  if (expression === undefined)
    throw new Refusal('rules_refused', {
      problem: `${JSON.stringify(source)} is no regular expression that can be matched in linear time (no references back, no looking around)`,
    });
  return (url) => {
    const found = expression.exec(url);
    return found === null
      ? undefined
      : url.slice(0, found.index) + expand(to, found) + url.slice(found.index + found[0].length);
  };
}

function toHost(host: string, to: string): Change {
  const wanted = hostOfUrl(`http://${host}/`);
  if (wanted === undefined) throw new Refusal('rules_refused', { problem: `"${host}" is no host` });
  return (url) => (hostOfUrl(url) === wanted ? url.replace(/^(https?:\/\/)[^/?#]*/i, `$1${to}`) : undefined);
}

/** Many rules for single addresses are one look-up, in the place of the first of them. */
function byAddress(rules: readonly { readonly url: string; readonly to: string }[]): Change {
  const keyOf = (url: string): string =>
    normaliseStoryUrl(url, { meaningfulQuery: 'all-but-tracking' }) ?? url;
  const known = new Map(rules.map(({ url, to }) => [keyOf(url), to]));
  return (url) => known.get(keyOf(url));
}

function changesOf(rules: readonly AddressRule[]): readonly Change[] {
  const single = rules.filter((rule) => 'url' in rule);
  const rest = rules.filter((rule) => !('url' in rule));
  const changes = rest.map((rule): Change => {
    if ('prefix' in rule)
      return (url) =>
        url.startsWith(rule.prefix)
          ? rule.to + (rule.to === '' ? '' : url.slice(rule.prefix.length))
          : undefined;
    if ('host' in rule) return rule.to === '' ? hostAway(rule.host) : toHost(rule.host, rule.to);
    return 'regex' in rule ? byExpression(rule.regex, rule.to) : () => undefined;
  });
  return single.length === 0 ? changes : [byAddress(single), ...changes];
}

function hostAway(host: string): Change {
  const wanted = hostOfUrl(`http://${host}/`);
  return (url) => (hostOfUrl(url) === wanted ? '' : undefined);
}

/**
 * What the rules make of an address: single addresses before all others, then the first that fits; none twice. Refuses
 * `rules_refused` for an expression that could take long, or too many rules.
 */
export function readdressBy(rules: readonly AddressRule[]): Readdress {
  if (rules.length > MAX_RULES)
    throw new Refusal('rules_refused', { problem: `more than ${MAX_RULES} rules` });
  const changes = changesOf(rules);
  return (url) => {
    if (url.length > MAX_ADDRESS) return url;
    for (const change of changes) {
      const changed = change(url);
      if (changed !== undefined) return changed === '' ? null : changed;
    }
    return url;
  };
}
