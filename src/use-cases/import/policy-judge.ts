import { decide } from '../../core/policy/decide.js';
import { type AuthorStanding, newcomer } from '../../core/policy/facts.js';
import type { Policy } from '../../core/policy/policy.js';
import { MOST_EFFORT } from '../../core/proof/proof.js';
import type { Site } from '../../core/site.js';
import { draftOf } from '../../signals/draft.js';
import { runSignals } from '../../signals/run-signals.js';
import type { Signal, SignalContext } from '../../signals/signal.js';
import type { Judge, JudgedDraft, Verdict } from './judge.js';

/** Whom a judge judges for; survives a structured clone. */
export interface Bench {
  readonly site: Pick<Site, 'slug' | 'hosts' | 'language' | 'settings'>;
  /** The rules that are in force on the site. */
  readonly policy: Policy;
  readonly now: number;
  readonly holds: boolean;
}

// Nothing waits here, so a signal that is late is broken.
const SIGNAL_LIMIT_MS = 1000;
/** Signals that look at the author's or the site's recent past have none to look at in an archive. */
const OF_WORDS: ReadonlySet<string> = new Set(['word-list', 'group-abuse', 'spam', 'links', 'shouting']);

/** A judge that runs those signals of the site's policy that look at the words themselves. */
export function policyJudge(signals: readonly Signal[], bench: Bench): Judge {
  const ofWords = signals.filter(({ name }) => OF_WORDS.has(name));
  return {
    holds: bench.holds,
    async judge(drafts) {
      const verdicts: (Verdict | null)[] = [];
      for (const draft of drafts) verdicts.push(await judgeOne({ ofWords, bench }, draft));
      return verdicts;
    },
    close: async () => undefined,
  };
}

interface Judging {
  readonly ofWords: readonly Signal[];
  readonly bench: Bench;
}

async function judgeOne(
  { ofWords, bench }: Judging,
  { bodyJson, name, website }: JudgedDraft,
): Promise<Verdict | null> {
  const { site, now } = bench;
  const draft = draftOf(JSON.parse(bodyJson), { name, ...(website === null ? {} : { website }) });
  const standing = newcomer('ghost');
  const subject = { draft, context: contextOf(bench, standing) };
  const evidence = await runSignals(ofWords, subject, { limitMs: SIGNAL_LIMIT_MS });
  const decision = decide(bench.policy, evidence, {
    now,
    standing,
    story: { language: site.language, createdAt: now },
    // What was published once stays so unless a rule speaks: "hold first" is about what nobody has read yet.
    mode: 'publish-first',
    mayNudge: false,
    // Whoever wrote it computed nothing, and need not.
    proved: MOST_EFFORT,
  });
  if (decision.outcome === 'publish') return null;
  const { rule, reason, matched, policyVersion } = decision;
  return { rule, reason, matched, evidence, policyVersion };
}

function contextOf({ site, now }: Bench, standing: AuthorStanding): SignalContext {
  return {
    now,
    story: { id: 0 as SignalContext['story']['id'], language: site.language },
    site: { slug: site.slug, hosts: site.hosts, words: site.settings.words, language: site.language },
    recent: { postsByAddress: () => 0, postsByAuthor: () => 0, postsInStory: () => 0 },
    similar: () => [],
    standing,
  };
}
