import { type ParsedPolicy, parsePolicy } from './parse-policy.js';
import { POLICY_TEMPLATES } from './templates.js';

/** Reads a site's setting: the name of a shipped policy, or a whole policy as JSON data. Gives it, or the problems. */
export function readPolicySetting(setting: unknown): ParsedPolicy {
  if (typeof setting !== 'string') return parsePolicy(setting);
  const policy = Object.hasOwn(POLICY_TEMPLATES, setting) ? POLICY_TEMPLATES[setting] : undefined;
  if (policy !== undefined) return { policy, problems: [] };
  const names = Object.keys(POLICY_TEMPLATES).join(', ');
  return { policy: null, problems: [`There is no policy of that name; there are ${names}.`] };
}
