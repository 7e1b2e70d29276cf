import type { StoryId } from '../../src/core/ids.js';
import { type AuthorStanding, newcomer } from '../../src/core/policy/facts.js';
import type { Draft, SignalContext } from '../../src/signals/signal.js';

/** A draft of plain text without links, with whatever differs. */
export function draft(text: string, differs: Partial<Draft> = {}): Draft {
  return { text, body: [{ type: 'paragraph', children: [text] }], name: 'Robin', links: [], ...differs };
}

/** What a test changes of a quiet context: an English story, a known regular author, nothing posted lately. */
export interface ContextChanges {
  readonly language?: string;
  readonly words?: readonly string[];
  readonly hosts?: readonly string[];
  readonly storyHost?: string;
  readonly recent?: Partial<SignalContext['recent']>;
  readonly similar?: SignalContext['similar'];
  readonly standing?: Partial<AuthorStanding>;
}

/** The moment at which all test drafts arrive. */
export const NOW = Date.UTC(2026, 4, 2, 12);

/** A context in which nothing is odd but what the test says. */
export function context(changes: ContextChanges = {}): SignalContext {
  const {
    language = 'en',
    words = [],
    hosts = ['news.example'],
    storyHost,
    recent,
    similar,
    standing,
  } = changes;
  return {
    now: NOW,
    story: { id: 1 as StoryId, language, ...(storyHost === undefined ? {} : { host: storyHost }) },
    site: { slug: 'demo', hosts, words, language },
    recent: { postsByAddress: () => 0, postsByAuthor: () => 0, postsInStory: () => 0, ...recent },
    similar: similar ?? (() => []),
    standing: { ...newcomer('guest'), published: 20, ...standing },
  };
}
