import { bodyToPlain } from '../core/body/to-plain.js';
import type { Comment } from '../core/comment.js';
import type { Decision } from '../core/decision.js';
import { countWords, fingerprintOf } from '../core/fingerprint.js';
import type { DecisionId, SiteId } from '../core/ids.js';
import type { HouseReason } from '../core/process/house-reasons.js';
import type { Site } from '../core/site.js';
import { draftOf } from '../signals/draft.js';
import type { Draft } from '../signals/signal.js';
import { type LessonText, lessonOf } from '../signals/site-model/lesson.js';
import {
  createPrequential,
  passes,
  type Stretch,
  type TrackRecord,
} from '../signals/site-model/prequential.js';
import {
  createSiteModel,
  type Explained,
  type Lesson,
  type SiteModel,
} from '../signals/site-model/site-model.js';
import { createSpamFilter } from '../signals/spam/filter.js';
import type { SpamFilter, SpamLesson } from '../signals/spam/spam-filter.js';
import { spamTextOf } from '../signals/spam/tokens.js';
import { readingsOf, readText } from '../signals/text/readings.js';
import { shippedModel } from '../signals/toxicity/shipped-model.js';
import type { Reads, Writes } from '../storage/store.js';
import { wholeDesks } from './moderated-desks.js';

/** Newest decisions that are learnt from. */
const MOST_DECISIONS = 3000;
const PAGE = 200;
/** Lessons between two looks at what else the process has to do. */
const AT_ONCE = 20;
/** Milliseconds for which what was learnt is not looked at again. */
const FRESH_FOR = 5 * 60_000;
/** Milliseconds after which another process's reset or bar is heeded. */
const HEED_EVERY = 1000;
/** Texts of fewer words are said by many. */
const FEWEST_WORDS = 6;
const DEFAULT_BAR = 0.8;
const REFUSED: readonly Decision['outcome'][] = ['reject', 'remove'];
/** The reason by which moderators refuse advertising (core/process/house-reasons). */
const SPAM: HouseReason = 'spam';
const LET_STAND: readonly Decision['outcome'][] = ['publish', 'keep'];

/** What a newsroom has set for its model. */
export interface LearningSettings {
  /** Unix milliseconds; older decisions are not learnt from. */
  readonly since: number;
  /** The precision that must be proven before policies may use the model. */
  readonly bar: number;
}

/** What the model of a site knows and how good it has been. */
export interface Learnt {
  readonly settings: LearningSettings;
  readonly record: TrackRecord;
  /** The record in the order of time. */
  readonly course: readonly Stretch[];
  readonly lessons: number;
  /** Whether the record passes the bar; until then the model only helps to sort queues, and no policy hears of it. */
  readonly isProven: boolean;
  readonly model: SiteModel;
  /** Taught by what moderators refused as spam, and by what they let stand. */
  readonly spamFilter: SpamFilter;
}

/** The site that learns, and the language of its comments. */
export type LearningSite = Pick<Site, 'id' | 'language'>;

/** The models of sites, made from the log of decisions and from what programs suggested, in the order of time. */
export interface SiteLearning {
  /** Looks, at most once a second, whether another process has reset the model or moved the bar: then what is known here is forgotten. */
  heed(siteId: SiteId): Promise<void>;
  learnt(site: LearningSite): Promise<Learnt>;
  explain(site: LearningSite, text: string): Promise<Explained & Pick<Learnt, 'isProven'>>;
  /** The same at once, by what was learnt when it was last looked at; null while nothing has been. Looks again by itself. */
  explainNow(site: LearningSite, draft: Draft): (Explained & Pick<Learnt, 'isProven'>) | null;
  /** The filter for advertising, as it was last looked at; undefined while it has learnt nothing. */
  spamFilterNow(site: LearningSite): SpamFilter | undefined;
  /** Forgets everything learnt until now, or changes the bar. */
  change(siteId: SiteId, change: Partial<LearningSettings>): Promise<void>;
}

interface Needs {
  readonly store: {
    readonly read: Pick<Reads, 'decisionLog' | 'commentsByIds' | 'suggestedScores' | 'installation'>;
    readonly background: Pick<Writes, 'setInstallation'>;
  };
  readonly clock: () => number;
}

export function createSiteLearning({ store, clock }: Needs): SiteLearning {
  const made = new Map<SiteId, Learnt>();
  const kept = new Map<SiteId, { readonly at: number; readonly learnt: Promise<Learnt> }>();

  const heeded = new Map<SiteId, { readonly at: number; readonly settings: string | undefined }>();

  async function heed(siteId: SiteId): Promise<void> {
    const last = heeded.get(siteId);
    if (last !== undefined && clock() - last.at < HEED_EVERY) return;
    heeded.set(siteId, { at: clock(), settings: last?.settings });
    const settings = await store.read.installation({ name: nameOf(siteId) });
    heeded.set(siteId, { at: clock(), settings });
    if (settings === last?.settings) return;
    kept.delete(siteId);
    made.delete(siteId);
  }

  function look(site: LearningSite): Promise<Learnt> {
    const known = kept.get(site.id);
    if (known !== undefined && clock() - known.at < FRESH_FOR) return known.learnt;
    const fresh = learnAll(store.read, site);
    kept.set(site.id, { at: clock(), learnt: fresh });
    fresh.then(
      (found) => made.set(site.id, found),
      () => kept.delete(site.id),
    );
    return fresh;
  }

  async function learnt(site: LearningSite): Promise<Learnt> {
    await heed(site.id);
    return look(site);
  }

  return {
    heed,
    learnt,
    async explain(site, text) {
      const { model, isProven } = await learnt(site);
      return { ...model.explain(lessonOf(shippedModel(site.language), text, readText(text))), isProven };
    },
    explainNow(site, draft) {
      look(site).catch(() => undefined);
      const known = made.get(site.id);
      if (known === undefined || known.lessons === 0) return null;
      return {
        ...known.model.explain(lessonOf(shippedModel(site.language), draft.text, readingsOf(draft))),
        isProven: known.isProven,
      };
    },
    spamFilterNow(site) {
      look(site).catch(() => undefined);
      const filter = made.get(site.id)?.spamFilter;
      return filter?.spam === 0 ? undefined : filter;
    },
    async change(siteId, change) {
      const settings = { ...(await settingsOf(store.read, siteId)), ...change };
      await store.background.setInstallation({ name: nameOf(siteId), value: JSON.stringify(settings) });
      kept.delete(siteId);
      made.delete(siteId);
    },
  };
}

function nameOf(siteId: SiteId): string {
  return `learning:${siteId}`;
}

async function settingsOf(read: Pick<Reads, 'installation'>, siteId: SiteId): Promise<LearningSettings> {
  const value = await read.installation({ name: nameOf(siteId) });
  return {
    since: 0,
    bar: DEFAULT_BAR,
    ...(value === undefined ? {} : (JSON.parse(value) as Partial<LearningSettings>)),
  };
}

async function learnAll(read: Needs['store']['read'], site: LearningSite): Promise<Learnt> {
  const settings = await settingsOf(read, site.id);
  const lessons = await lessonsOf(read, site, settings.since);
  const model = createSiteModel();
  const spamFilter = createSpamFilter();
  const { take, record, course } = createPrequential(model);
  for (const [i, { lesson, ofSpam }] of lessons.entries()) {
    if (i % AT_ONCE === 0) await othersFirst();
    take(lesson());
    const aboutSpam = ofSpam?.();
    if (aboutSpam !== undefined) spamFilter.learn(aboutSpam);
  }
  const found = record();
  return {
    settings,
    record: found,
    course: course(),
    lessons: model.lessons,
    isProven: passes(found, settings.bar),
    model,
    spamFilter,
  };
}

/** Lets readers' requests go before the next lessons. */
function othersFirst(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

interface Dated {
  readonly at: number;
  readonly id: number;
  /** Made when it is needed: numbers of all texts at once would hold the process up. */
  readonly lesson: () => Lesson;
  /** Absent where nobody has said whether it is advertising. */
  readonly ofSpam?: () => SpamLesson | undefined;
}

async function lessonsOf(
  read: Needs['store']['read'],
  { id: siteId, language }: LearningSite,
  since: number,
): Promise<readonly Dated[]> {
  const decisions = await standingDecisions(read, siteId, since);
  const comments = await commentsOf(read, decisions);
  const suggested = await read.suggestedScores({ siteId, since, limit: MOST_DECISIONS });
  const dated: Dated[] = suggested.map(({ id, createdAt, base, buckets, isRefused, keyId }) => ({
    ...{ id, at: createdAt },
    lesson: () => ({ base: base / 1000, buckets, isRefused, teacher: `key ${keyId}` }),
  }));
  const shipped = shippedModel(language);
  for (const decision of decisions) {
    const comment = comments.get(decision.commentId);
    if (comment?.revision !== decision.revision) continue;
    const text = bodyToPlain(comment.body);
    if (text.trim() === '') continue;
    dated.push({
      ...{ id: decision.id, at: decision.createdAt },
      lesson: () => decided(decision, lessonOf(shipped, text, readText(text)), text),
      ofSpam: () => spamLesson(decision, comment, text),
    });
  }
  return dated.sort((a, b) => a.at - b.at || a.id - b.id);
}

function decided({ outcome, actorId }: Decision, lesson: LessonText, text: string): Lesson {
  return {
    ...lesson,
    isRefused: REFUSED.includes(outcome),
    teacher: `account ${actorId}`,
    wave: waveOf(text),
  };
}

/** What was refused for another reason is no advertising, and no example of what is welcome. */
function spamLesson(
  { outcome, rule, actorId }: Decision,
  { body, author }: Comment,
  text: string,
): SpamLesson | undefined {
  const isSpam = REFUSED.includes(outcome) && rule === SPAM;
  if (!isSpam && !LET_STAND.includes(outcome)) return undefined;
  const { name, website } = author;
  const draft = draftOf(body, { name, ...(website === null ? {} : { website }) });
  return { text: spamTextOf(draft), isSpam, teacher: `account ${actorId}`, wave: waveOf(text) };
}

function waveOf(text: string): string | undefined {
  return countWords(text) < FEWEST_WORDS ? undefined : String(fingerprintOf(text));
}

/** The newest decisions of staff, without those taken back and those that a later one replaced. */
async function standingDecisions(
  read: Pick<Reads, 'decisionLog'>,
  siteId: SiteId,
  since: number,
): Promise<readonly Decision[]> {
  const undone = new Set<DecisionId>();
  const seen = new Set<number>();
  const standing: Decision[] = [];
  let beforeId: number | undefined;
  for (let looked = 0; looked < MOST_DECISIONS; looked += PAGE) {
    const page = await read.decisionLog({
      desks: wholeDesks([{ id: siteId }]),
      limit: PAGE,
      ...(beforeId !== undefined && { beforeId }),
    });
    for (const decision of page) {
      if (decision.undoes !== null) undone.add(decision.undoes);
      const teaches =
        [...REFUSED, ...LET_STAND].includes(decision.outcome) && decision.actorKind === 'account';
      if (!teaches || undone.has(decision.id) || seen.has(decision.commentId) || decision.createdAt < since)
        continue;
      seen.add(decision.commentId);
      standing.push(decision);
    }
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined || last.createdAt < since) break;
    beforeId = last.id;
  }
  return standing;
}

async function commentsOf(
  read: Pick<Reads, 'commentsByIds'>,
  decisions: readonly Decision[],
): Promise<ReadonlyMap<Comment['id'], Comment>> {
  const comments = new Map<Comment['id'], Comment>();
  for (let from = 0; from < decisions.length; from += PAGE) {
    const ids = decisions.slice(from, from + PAGE).map(({ commentId }) => commentId);
    for (const comment of await read.commentsByIds({ ids })) comments.set(comment.id, comment);
  }
  return comments;
}
