import type { CommentId, SiteId } from '../../../core/ids.js';
import { readPolicySetting } from '../../../core/policy/policy-setting.js';
import type { ReplayResult } from '../../../core/policy/replay.js';
import { POLICY_TEMPLATES } from '../../../core/policy/templates.js';
import { Refusal } from '../../../core/refusal.js';
import { paintConsole } from '../../../render/console/paint.js';
import { presentNeighbour } from '../../../render/console/present-card.js';
import { readPolicyInForce } from '../../../use-cases/policy-in-force.js';
import { replayForStaff } from '../../../use-cases/replay-policy.js';
import { sendHtml } from '../../answer.js';
import { countFrom, idFrom, paramOf, queryOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, staffPage } from './desk.js';
import { frameOf } from './frame.js';

/** More takes longer than somebody waits for a page; the command line takes a million. */
const MOST = 100_000;
const USUAL = 10_000;

async function showReplay(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { deps } = exchange.app;
  const siteId = idFrom<SiteId>(exchange, 'siteId');
  const site = desk.sites.find(({ id }) => id === siteId);
  if (site === undefined) throw new Refusal('not_found');
  const name = queryOf(exchange, 'policy') ?? '';
  const signal = queryOf(exchange, 'signal') ?? '';
  const last = Math.min(countFrom(exchange, 'last') ?? USUAL, MOST);
  const inForce = name === '' ? await readPolicyInForce(deps.store.read, site) : null;
  const { policy, problems } = inForce === null ? readPolicySetting(name) : { ...inForce, problems: [] };
  const input = { site, last, signal: signal === '' ? undefined : signal };
  const replayed = policy === null ? null : await replayForStaff(deps, desk.actor, { ...input, policy });
  const html = paintConsole.replay({
    frame: await frameOf(exchange, desk),
    siteId: paramOf(exchange, 'siteId'),
    siteName: site.name,
    policies: Object.keys(POLICY_TEMPLATES),
    signals: deps.signals.map((one) => one.name),
    asked: { policy: name, last, signal },
    problems: replayed?.warnings ?? problems,
    result: replayed === null ? null : await presentResult(exchange, replayed.result),
  });
  return sendHtml(exchange, 200, html);
}

async function presentResult({ app }: Exchange, result: ReplayResult) {
  const ids = result.newlyHeld.map(({ commentId }) => commentId);
  const found = await app.deps.store.read.commentsByIds({ ids });
  const comments = new Map<CommentId, (typeof found)[number]>(found.map((one) => [one.id, one]));
  return {
    ...result,
    before: { ...result.before, perHour: result.perHour.before },
    draft: { ...result.draft, perHour: result.perHour.draft },
    newlyHeld: result.newlyHeld.flatMap(({ commentId, rule, verdict }) => {
      const comment = comments.get(commentId);
      return comment ? { ...presentNeighbour(comment), rule, verdict } : [];
    }),
  };
}

export const consoleReplayRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/console/site/:siteId/replay',
    space: 'console',
    who: 'moderator',
    about: 'A policy over past decisions, before it is turned on.',
    handle: staffPage(showReplay),
  },
];
