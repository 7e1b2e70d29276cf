import { decide } from '../../core/policy/decide.js';
import { type AuthorStanding, newcomer } from '../../core/policy/facts.js';
import { readPolicySetting } from '../../core/policy/policy-setting.js';
import type { Site } from '../../core/site.js';
import { draftOf } from '../../signals/draft.js';
import { runSignals } from '../../signals/run-signals.js';
import type { Signal, SignalContext } from '../../signals/signal.js';
import type { Judge, JudgedDraft } from './judge.js';

interface Judging {
  readonly signals: readonly Signal[];
  readonly site: Pick<Site, 'slug' | 'hosts' | 'language' | 'settings'>;
  readonly now: number;
  readonly holds: boolean;
}

// Nothing waits here, so a signal that is late is broken.
const SIGNAL_LIMIT_MS = 1000;
/** Signals that look at the author's or the site's recent past have none to look at in an archive. */
const OF_WORDS: ReadonlySet<string> = new Set(['word-list', 'group-abuse', 'links', 'shouting']);

/** A judge that runs those signals of the site's policy that look at the words themselves. */
export function policyJudge({ signals, site, now, holds }: Judging): Judge {
  const { policy } = readPolicySetting(site.settings.policy);
  const ofWords = signals.filter(({ name }) => OF_WORDS.has(name));
  const standing = newcomer('ghost');
  return {
    holds,
    judge: async (judged) => {
      const subject = { draft: draftFrom(judged), context: contextOf({ site, now, standing }, judged) };
      const evidence = await runSignals(ofWords, subject, { limitMs: SIGNAL_LIMIT_MS });
      if (policy === null) throw new Error('The site has no policy that can be read.');
      const language = judged.language ?? site.language;
      return decide(policy, evidence, {
        now,
        standing,
        story: { language, createdAt: now },
        // What was published once stays so unless a rule speaks: "hold first" is about what nobody has read yet.
        mode: 'publish-first',
        mayNudge: false,
      });
    },
  };
}

function draftFrom({ body, name, website }: JudgedDraft) {
  return draftOf(body, { name, ...(website === null ? {} : { website }) });
}

function contextOf(
  { site, now, standing }: Pick<Judging, 'site' | 'now'> & { readonly standing: AuthorStanding },
  { language }: JudgedDraft,
): SignalContext {
  return {
    now,
    story: { id: 0 as SignalContext['story']['id'], language: language ?? site.language },
    site: { slug: site.slug, hosts: site.hosts, words: site.settings.words, language: site.language },
    recent: { postsByAddress: () => 0, postsByAuthor: () => 0, postsInStory: () => 0 },
    similar: () => [],
    standing,
  };
}
