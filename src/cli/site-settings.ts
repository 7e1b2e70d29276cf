import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { POLICY_TEMPLATES } from '../core/policy/templates.js';
import { parseRetention } from '../core/retention.js';
import type { PostingMode, SiteSettings, VotingMode } from '../core/site.js';
import { changedSettings, type SiteChange } from '../use-cases/change-site.js';
import { UsageError } from './run.js';

/** What a site is set to, as options say it. */
export interface SettingOptions {
  readonly mode?: string;
  readonly policy?: string;
  readonly policyFile?: string;
  readonly guidelines?: string;
  readonly voting?: string;
  readonly editWindow?: string;
  readonly closeAfter?: string;
  readonly query?: string;
  readonly wordsFile?: string;
  readonly disposableMail?: string;
  readonly contact?: string;
  readonly contactAuthorities?: string;
  readonly termsFile?: string;
  readonly smallOrAncillary?: string;
  readonly keep?: string;
}

const DISPOSABLE = ['allow', 'hold'] as const;
const MODES: readonly PostingMode[] = ['publish-first', 'hold-first'];
const VOTING: readonly VotingMode[] = ['none', 'up', 'up-down'];

/** The options of `site add` and `site set` that are kept in the site's settings. */
export function withSettingOptions(command: Command): Command {
  return command
    .option('--mode <mode>', 'publish-first or hold-first')
    .option('--policy <name>', 'open, balanced, careful, overnight; installation: as the whole installation')
    .option('--policy-file <file>', 'a policy of your own, as JSON')
    .option('--guidelines <text>', 'shown above the form; the small Markdown')
    .option('--voting <mode>', 'none, up or up-down')
    .option('--edit-window <minutes>', 'how long authors may change or take back a comment')
    .option('--close-after <days>', 'threads close this many days after publication; never')
    .option('--query <names>', 'query parameters that tell pages apart, with commas; none; all but trackers')
    .option('--words-file <file>', "the newsroom's own words and phrases, one a line")
    .option('--contact <text>', 'whom readers turn to; the small Markdown')
    .option('--contact-authorities <text>', 'whom authorities turn to, and in which languages')
    .option('--terms-file <file>', 'the terms of the site, as Markdown')
    .option('--small-or-ancillary <yes>', 'yes turns off the yearly report and the database export; no')
    .option(
      '--keep <days>',
      'days until words go: rejected=365,spam=184,deleted=30,statements=730,notices=365',
    )
    .option('--disposable-mail <what>', 'allow, or hold: comments with throw-away addresses are read first');
}

/** The settings that the options ask for. Throws UsageError; refuses invalid_request, text_*. */
export function settingsFrom(options: SettingOptions, before: SiteSettings): SiteSettings {
  return changedSettings(before, {
    ...(options.mode === undefined ? {} : { mode: oneOf('--mode', MODES, options.mode) }),
    ...(options.voting === undefined ? {} : { voting: oneOf('--voting', VOTING, options.voting) }),
    ...(options.guidelines === undefined ? {} : { guidelines: options.guidelines }),
    ...(options.disposableMail === undefined
      ? {}
      : { disposableMail: oneOf('--disposable-mail', DISPOSABLE, options.disposableMail) }),
    ...lawFrom(options),
    ...(options.keep === undefined ? {} : { retention: parseRetention(options.keep) }),
    ...numbersFrom(options),
    ...(options.query === undefined ? {} : { meaningfulQuery: queryFrom(options.query) }),
    ...(options.wordsFile === undefined ? {} : { words: textOf(options.wordsFile).split(/\r?\n/) }),
  });
}

/** The rules that the options ask for: a shipped policy's name, a policy as data, null for the installation's; absent for no change. */
export function policyFrom({ policy, policyFile }: SettingOptions): unknown {
  if (policyFile !== undefined) return jsonOf(policyFile);
  if (policy === undefined) return undefined;
  if (policy === 'installation') return null;
  return oneOf('--policy', [...Object.keys(POLICY_TEMPLATES), 'installation'], policy);
}

function lawFrom({ contact, contactAuthorities, termsFile, smallOrAncillary }: SettingOptions): SiteChange {
  const law = {
    ...(contact === undefined ? {} : { contact }),
    ...(contactAuthorities === undefined ? {} : { authorities: contactAuthorities }),
    ...(termsFile === undefined ? {} : { terms: textOf(termsFile) }),
    ...(smallOrAncillary === undefined
      ? {}
      : { isSmall: oneOf('--small-or-ancillary', ['yes', 'no'], smallOrAncillary) === 'yes' }),
  };
  return Object.keys(law).length === 0 ? {} : { law };
}

function numbersFrom({ editWindow, closeAfter }: SettingOptions): SiteChange {
  return {
    ...(editWindow === undefined ? {} : { editMinutes: Number(editWindow) }),
    ...(closeAfter === undefined
      ? {}
      : { closeAfterDays: closeAfter === 'never' ? null : Number(closeAfter) }),
  };
}

function queryFrom(text: string): readonly string[] | null {
  if (text === 'all') return null;
  return text === 'none' ? [] : text.split(',');
}

function oneOf<T extends string>(option: string, choices: readonly T[], text: string): T {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new UsageError(`${option} is one of ${choices.join(', ')}.`);
  return found;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`The file ${file} cannot be read.`);
  }
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(textOf(file));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The file ${file} is no JSON.`);
  }
}
