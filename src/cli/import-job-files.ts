/** What a step of an import leaves for the console beside its report. */
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { bodyToPlain } from '../core/body/to-plain.js';
import type { HeldExample, ImportSummary, StoryGroup } from '../core/import-job.js';
import { hostOfUrl } from '../core/url.js';
import type { ImportResult } from '../use-cases/import/import-archive.js';
import type { ImportRequest } from '../use-cases/import/import-request.js';
import type { StoryAccount } from '../use-cases/import/story-accounts.js';

type OnVerdict = NonNullable<ImportRequest['onVerdict']>;

// Enough to see what a rule does; beyond that its count tells.
const SHOWN_PER_RULE = 200;
const LONGEST_TEXT = 600;
const MOST_HOSTS = 50;

/** Collects what the policy holds: examples of every rule into a file of JSON lines, and counts. */
export function createHeldList(file: string): {
  readonly add: OnVerdict;
  end(): Promise<NonNullable<ImportSummary['held']>>;
} {
  const stream = createWriteStream(file, { mode: 0o600 });
  const rules = new Map<string, { rule: string; reason: string; count: number }>();
  return {
    add(imported, verdict) {
      const rule = verdict.rule ?? '';
      const known = rules.get(rule) ?? { rule, reason: verdict.reason ?? '', count: 0 };
      known.count += 1;
      rules.set(rule, known);
      if (known.count > SHOWN_PER_RULE) return;
      const text = bodyToPlain(JSON.parse(imported.bodyJson));
      const example: HeldExample = {
        sourceId: imported.ref.sourceId,
        name: imported.comment.author.name,
        text: text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text,
        rule,
        reason: known.reason,
        evidence: verdict.evidence.map(({ sentence }) => sentence),
      };
      stream.write(`${JSON.stringify(example)}\n`);
    },
    async end() {
      stream.end();
      await finished(stream);
      const byRule = [...rules.values()].sort((a, b) => b.count - a.count);
      return { count: byRule.reduce((sum, { count }) => sum + count, 0), byRule };
    },
  };
}

interface Grouped {
  readonly story: StoryAccount;
  readonly groups: readonly StoryGroup[];
}

function groupsOf({ isNew, threads, suspicious }: StoryAccount): readonly StoryGroup[] {
  return [
    isNew ? 'new' : 'matched',
    ...(threads.count > 1 ? (['several'] as const) : []),
    ...(suspicious.length > 0 ? (['suspicious'] as const) : []),
  ];
}

/** What is told of all stories together, and each story with its groups. `hosts` are those on the site's list. */
export function summaryOf(
  { ledger, stories, failure }: ImportResult,
  hosts: readonly string[],
): { readonly summary: Omit<ImportSummary, 'held'>; readonly grouped: readonly Grouped[] } {
  const counts = { all: stories.length, new: 0, matched: 0, several: 0, suspicious: 0 };
  const strange = new Map<string, number>();
  const grouped = stories.map((story) => ({ story, groups: groupsOf(story) }));
  for (const { story, groups } of grouped) {
    for (const group of groups) counts[group] += 1;
    const host = story.url === null ? undefined : hostOfUrl(story.url);
    if (host !== undefined && !hosts.includes(host)) strange.set(host, (strange.get(host) ?? 0) + 1);
  }
  const newHosts = [...strange]
    .map(([host, count]) => ({ host, stories: count }))
    .sort((a, b) => b.stories - a.stories)
    .slice(0, MOST_HOSTS);
  const broken =
    failure === null ? null : `line ${failure.line}, column ${failure.column}: ${failure.message}`;
  return { summary: { ledger, stories: counts, newHosts, failure: broken }, grouped };
}

/** One line of JSON for each story. */
export function* storyLines(grouped: readonly Grouped[]): Iterable<string> {
  for (const { story, groups } of grouped) yield `${JSON.stringify({ ...story, groups })}\n`;
}
