import type { CommentId, SiteId } from '../../../core/ids.js';
import { type PolicyPlace, policyInForce } from '../../../core/policy/inherit.js';
import type { Policy } from '../../../core/policy/policy.js';
import { readPolicySetting } from '../../../core/policy/policy-setting.js';
import type { Differing, ReplayResult } from '../../../core/policy/replay.js';
import { POLICY_TEMPLATES } from '../../../core/policy/templates.js';
import { Refusal } from '../../../core/refusal.js';
import type { Site } from '../../../core/site.js';
import { paintConsole, type ReplayPageProps } from '../../../render/console/paint.js';
import { presentNeighbour } from '../../../render/console/present-card.js';
import { readPolicyInForce } from '../../../use-cases/policy-in-force.js';
import { readPolicyPlace } from '../../../use-cases/read-policy-place.js';
import { replayForStaff } from '../../../use-cases/replay-policy.js';
import { sendHtml } from '../../answer.js';
import { formOf } from '../../form-body.js';
import { countFrom, idFrom, paramOf, queryOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, staffForm, staffPage } from './desk.js';
import { frameOf } from './frame.js';
import { draftFrom } from './policy/draft.js';
import { addressOf, placeNamed } from './policy/places.js';

/** More takes longer than somebody waits for a page; the command line takes a million. */
const MOST = 100_000;
const USUAL = 10_000;

/** What is tried on which decisions. */
interface Trial {
  readonly site: Site;
  readonly policy: Policy | null;
  readonly problems: readonly string[];
  readonly place?: PolicyPlace;
  readonly asked: ReplayPageProps['asked'];
  readonly draft: ReplayPageProps['draft'];
}

async function showReplay(exchange: Exchange, desk: Desk): Promise<unknown> {
  const site = siteFrom(exchange, desk);
  const name = queryOf(exchange, 'policy') ?? '';
  const inForce = name === '' ? await readPolicyInForce(exchange.app.deps.store.read, site) : null;
  const { policy, problems } = inForce === null ? readPolicySetting(name) : { ...inForce, problems: [] };
  const last = Math.min(countFrom(exchange, 'last') ?? USUAL, MOST);
  const asked = { policy: name, last, signal: queryOf(exchange, 'signal') ?? '' };
  return sendTrial(exchange, desk, { site, policy, problems, asked, draft: null });
}

/** A draft that a form brings along, over the decisions of the place that it is for. Nothing is turned on. */
async function tryDraft(exchange: Exchange, desk: Desk): Promise<unknown> {
  const site = siteFrom(exchange, desk);
  const sent = formOf(exchange);
  const begun = draftFrom(sent);
  if (begun === undefined) throw new Refusal('invalid_request', { problem: 'draft is missing.' });
  const place = placeNamed(site.id, sent.place ?? '');
  const { above } = await readPolicyPlace(exchange.app.deps, desk.actor, place);
  const last = Math.min(Math.max(1, Math.trunc(Number(sent.last ?? '')) || USUAL), MOST);
  return sendTrial(exchange, desk, {
    ...{ site, place, problems: begun.problems },
    policy: begun.problems.length > 0 ? null : followedBy(begun.draft, above.policy),
    asked: { policy: '', last, signal: sent.signal ?? '' },
    draft: { json: JSON.stringify(begun.draft), place: sent.place ?? '', address: addressOf(place) },
  });
}

/** The draft as it would decide: with the rules that come after it. */
function followedBy(draft: Policy, { above: _, continues: __, ...rest }: Policy): Policy {
  const settings = [
    { kind: 'story', setting: draft },
    { kind: 'site', setting: rest },
  ] as const;
  return policyInForce(settings).policy;
}

function siteFrom(exchange: Exchange, { sites }: Desk): Site {
  const siteId = idFrom<SiteId>(exchange, 'siteId');
  const site = sites.find(({ id }) => id === siteId);
  if (site === undefined) throw new Refusal('not_found');
  return site;
}

async function sendTrial(exchange: Exchange, desk: Desk, trial: Trial): Promise<unknown> {
  const { deps } = exchange.app;
  const { site, policy, problems, asked, draft, place } = trial;
  const signal = asked.signal === '' ? undefined : asked.signal;
  const input = { site, last: asked.last, signal, ...(place && { place }) };
  const replayed = policy === null ? null : await replayForStaff(deps, desk.actor, { ...input, policy });
  const html = paintConsole.replay({
    ...{ asked, draft },
    frame: await frameOf(exchange, desk),
    siteId: paramOf(exchange, 'siteId'),
    siteName: site.name,
    policies: Object.keys(POLICY_TEMPLATES),
    signals: deps.signals.map((one) => one.name),
    problems: replayed?.warnings ?? problems,
    result: replayed === null ? null : await presentResult(exchange, replayed.result),
  });
  return sendHtml(exchange, 200, html);
}

async function presentResult({ app }: Exchange, result: ReplayResult) {
  const ids = [...result.newlyHeld, ...result.released].map(({ commentId }) => commentId);
  const found = await app.deps.store.read.commentsByIds({ ids });
  const comments = new Map<CommentId, (typeof found)[number]>(found.map((one) => [one.id, one]));
  const shown = (differing: readonly Pick<Differing, 'commentId' | 'verdict'>[]) =>
    differing.flatMap(({ commentId, ...said }) => {
      const comment = comments.get(commentId);
      return comment ? { ...presentNeighbour(comment), rule: null, ...said } : [];
    });
  return {
    ...result,
    before: { ...result.before, perHour: result.perHour.before },
    draft: { ...result.draft, perHour: result.perHour.draft },
    newlyHeld: shown(result.newlyHeld),
    released: shown(result.released),
  };
}

const shared = { path: '/console/site/:siteId/replay', space: 'console', who: 'moderator' } as const;

export const consoleReplayRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    about: 'A policy over past decisions, before it is turned on.',
    handle: staffPage(showReplay),
  },
  {
    ...shared,
    method: 'POST',
    about: 'A draft of a site’s, a section’s or a story’s rules over past decisions. Nothing is turned on.',
    handle: staffForm(tryDraft),
  },
];
