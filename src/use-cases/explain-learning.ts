import type { Actor } from '../core/account.js';
import { bodyToPlain } from '../core/body/to-plain.js';
import type { Comment } from '../core/comment.js';
import type { CommentId, SiteId } from '../core/ids.js';
import { mustBeAllowed } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import { wordsOf } from '../signals/site-model/lesson.js';
import type { Explained, SiteModel } from '../signals/site-model/site-model.js';
import { readText } from '../signals/text/readings.js';
import { scoreOnce } from '../signals/toxicity/score-text.js';
import { shippedModel } from '../signals/toxicity/shipped-model.js';
import type { Reads } from '../storage/store.js';
import { commentOnDesk } from './comment-on-desk.js';
import { wholeDesks } from './moderated-desks.js';
import { mustModerate } from './must-moderate.js';
import type { Learnt, SiteLearning } from './site-learning.js';
import { siteOf } from './site-of.js';

/** A word with what this site's decisions have made it weigh: above 0 for refused, below for let through. */
export interface WeighedWord {
  readonly word: string;
  readonly weight: number;
}

export interface LearningReport {
  readonly site: Site;
  readonly learnt: Learnt;
  /** Words of the newest decided comments, the heaviest first. */
  readonly refused: readonly WeighedWord[];
  readonly letThrough: readonly WeighedWord[];
  /** Whether a model ships for the site's language. */
  readonly hasShipped: boolean;
}

interface Deps {
  readonly clock: () => number;
  readonly siteLearning: SiteLearning;
  readonly store: {
    readonly read: Pick<Reads, 'siteById' | 'commentById' | 'storyById' | 'decisionLog' | 'commentsByIds'>;
  };
}

/** Decisions whose comments' words are told. */
const MOST_COMMENTS = 200;
const MOST_WORDS = 12;
/** A word must stand in so many of them: one comment's own words say nothing of the site. */
const FEWEST_COMMENTS = 3;
/** Below this a word hardly moves a score. */
const LEAST_WEIGHT = 0.02;

/** Whether a model ships for a language (BCP 47); for others only lists, rules and what decisions taught apply. */
export function hasShippedModel(language: string): boolean {
  return shippedModel(language) !== undefined;
}

/** What a site's decisions have taught its model, for its staff. Refuses sign_in_required, not_found. */
export async function reportLearning(deps: Deps, actor: Actor, siteId: SiteId): Promise<LearningReport> {
  const site = await siteOf(deps.store.read, siteId);
  mustModerate(actor, { site, now: deps.clock() });
  const learnt = await deps.siteLearning.learnt(site);
  const words = await knownWords(deps, site, learnt.model);
  return {
    ...{ site, learnt, hasShipped: hasShippedModel(site.language) },
    refused: words.filter(({ weight }) => weight > 0).slice(0, MOST_WORDS),
    letThrough: words.filter(({ weight }) => weight < 0).slice(0, MOST_WORDS),
  };
}

async function knownWords(
  { store: { read } }: Deps,
  site: Site,
  model: SiteModel,
): Promise<readonly WeighedWord[]> {
  const log = await read.decisionLog({ desks: wholeDesks([site]), limit: MOST_COMMENTS });
  const ids = [...new Set(log.map(({ commentId }) => commentId))];
  const counts = new Map<string, { count: number; readonly weight: number }>();
  for (const comment of await read.commentsByIds({ ids })) {
    for (const { word, weight } of new Map(
      weighed(site, comment, model).map((one) => [one.word, one]),
    ).values()) {
      const known = counts.get(word);
      if (known === undefined) counts.set(word, { count: 1, weight });
      else known.count += 1;
    }
  }
  return [...counts]
    .filter(([, { count, weight }]) => count >= FEWEST_COMMENTS && Math.abs(weight) >= LEAST_WEIGHT)
    .map(([word, { weight }]) => ({ word, weight }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.word < b.word ? -1 : 1));
}

function weighed(site: Site, { body }: Pick<Comment, 'body'>, model: SiteModel): readonly WeighedWord[] {
  const text = bodyToPlain(body);
  return wordsOf(shippedModel(site.language), text, readText(text)).map(({ bucket, span }) => ({
    word: text.slice(span.start, span.end).toLowerCase(),
    weight: model.weightOf(bucket),
  }));
}

/** Why a comment has the score that it has, by what is known now. */
export interface ScoreReasons extends Explained {
  readonly comment: Comment;
  readonly site: Site;
  readonly isProven: boolean;
  /** The shipped model's probability that the text is toxic, and the words that raised it; null where none ships. */
  readonly shipped: {
    readonly score: number;
    readonly words: readonly string[];
    readonly version: string;
  } | null;
  readonly raised: readonly WeighedWord[];
  readonly lowered: readonly WeighedWord[];
}

/** Explains one comment's score. Refuses sign_in_required, not_found. */
export async function explainScore(deps: Deps, actor: Actor, id: CommentId): Promise<ScoreReasons> {
  const { comment, site } = await commentOnDesk(deps, actor, id);
  const text = bodyToPlain(comment.body);
  const { model } = await deps.siteLearning.learnt(site);
  const explained = await deps.siteLearning.explain(site, text);
  const words = [...new Map(weighed(site, comment, model).map((one) => [one.word, one])).values()]
    .filter(({ weight }) => Math.abs(weight) >= LEAST_WEIGHT)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return {
    ...{ ...explained, comment, site, shipped: shippedReasons(site, text) },
    raised: words.filter(({ weight }) => weight > 0).slice(0, MOST_WORDS),
    lowered: words.filter(({ weight }) => weight < 0).slice(0, MOST_WORDS),
  };
}

function shippedReasons(site: Site, text: string): ScoreReasons['shipped'] {
  const model = shippedModel(site.language);
  if (model === undefined) return null;
  const { scores, spansOf } = scoreOnce(model, text, readText(text));
  const words = spansOf('TOXICITY').map(({ start, end }) => text.slice(start, end));
  return { score: scores.TOXICITY, words: [...new Set(words)], version: model.version };
}

/** Forgets what was learnt, or sets the bar. Refuses invalid_request for a bar outside 50 to 99 %, sign_in_required, forbidden. */
export async function changeLearning(
  deps: Deps,
  actor: Actor,
  { siteId, bar, forgets }: { readonly siteId: SiteId; readonly bar?: number; readonly forgets?: boolean },
): Promise<void> {
  const site = await siteOf(deps.store.read, siteId);
  const now = deps.clock();
  mustBeAllowed(actor, 'site.change', { now, site });
  if (bar !== undefined && !(bar >= 0.5 && bar <= 0.99))
    throw new Refusal('invalid_request', { problem: 'the bar: a share from 50 to 99 %.' });
  await deps.siteLearning.change(siteId, {
    ...(bar === undefined ? {} : { bar }),
    ...(forgets === true ? { since: now } : {}),
  });
}
