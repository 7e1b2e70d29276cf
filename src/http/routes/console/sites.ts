import { isAtLeast, roleOn } from '../../../core/account.js';
import { encodeId, type SiteId } from '../../../core/ids.js';
import { POLICY_TEMPLATES } from '../../../core/policy/templates.js';
import { Refusal } from '../../../core/refusal.js';
import type { PostingMode, VotingMode } from '../../../core/site.js';
import { paintConsole, type SitesPageProps } from '../../../render/console/paint.js';
import { presentSite } from '../../../render/console/present-place.js';
import { presentStanding } from '../../../render/present-standing.js';
import { changePolicy } from '../../../use-cases/change-policy.js';
import { changeSite, type SiteChange } from '../../../use-cases/change-site.js';
import { hasShippedModel } from '../../../use-cases/explain-learning.js';
import { namedSections } from '../../../use-cases/grant-role.js';
import { readStandings } from '../../../use-cases/grant-standing.js';
import { siteOf } from '../../../use-cases/site-of.js';
import { sendHtml } from '../../answer.js';
import { formOf } from '../../form-body.js';
import { idFrom, paramOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, seeOther, staffForm, staffPage } from './desk.js';
import { frameOf } from './frame.js';

const VOTING: readonly VotingMode[] = ['none', 'up', 'up-down'];
const MODES: readonly PostingMode[] = ['publish-first', 'hold-first'];

/** How comments appear, as a form says; null when it leaves that to what stands above. Refuses `invalid_request`. */
export function modeFrom(text: string): PostingMode | null {
  if (text === '') return null;
  const mode = MODES.find((known) => known === text);
  if (mode === undefined)
    throw new Refusal('invalid_request', { problem: `mode must be one of ${MODES.join(', ')}.` });
  return mode;
}

async function showSites(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { actor, sites } = desk;
  const shown = sites.map(async (site) => {
    const named = await readStandings(exchange.app.deps, actor, { siteId: site.id });
    const mayChange = isAtLeast(roleOn(actor, site.id), 'admin');
    return {
      ...presentSite(site, mayChange),
      people: named.map(presentStanding),
      hasModel: hasShippedModel(site.language),
    };
  });
  const html = paintConsole.sites({
    frame: await frameOf(exchange, desk),
    sites: await Promise.all(shown),
    policies: Object.keys(POLICY_TEMPLATES),
    limited: await limitedOf(exchange, desk),
    rulesOfAll: actor.roles.some(({ siteId, role }) => siteId === null && isAtLeast(role, 'admin')),
  });
  return sendHtml(exchange, 200, html);
}

async function limitedOf(
  { app: { deps } }: Exchange,
  { desks, shown }: Desk,
): Promise<SitesPageProps['limited']> {
  const limited = desks.flatMap(({ siteId, sections }) => {
    const site = shown.find(({ id }) => id === siteId);
    return site === undefined || sections === null ? [] : [{ site, sections }];
  });
  return Promise.all(
    limited.map(async ({ site: { id, name }, sections }) => {
      const known = await namedSections(deps.store.read, id);
      const names = sections.map((one) => known.find(({ slug }) => slug === one)?.name ?? one);
      return { id: encodeId(id), name, sections: names };
    }),
  );
}

async function handleSite(exchange: Exchange, desk: Desk): Promise<unknown> {
  const siteId = idFrom<SiteId>(exchange, 'siteId');
  if (!desk.sites.some(({ id }) => id === siteId)) throw new Refusal('not_found');
  const sent = formOf(exchange);
  const mode = modeFrom(sent.mode ?? '');
  const { deps } = exchange.app;
  await changeSite(deps, desk.actor, { siteId, ...(mode === null ? {} : { mode }), ...restFrom(sent) });
  const { policy: before } = (await siteOf(deps.store.read, siteId)).settings;
  const setting = policyFrom(sent.policy ?? '', before);
  if (setting !== before)
    await changePolicy(deps, desk.actor, { place: { kind: 'site', siteId }, setting, expected: null });
  return seeOther(exchange, `/console/sites?saved=1#site-${paramOf(exchange, 'siteId')}`);
}

/** The rules that a form chooses: what comes with Parley, or the installation's; anything else leaves what was. */
function policyFrom(chosen: string, before: unknown): unknown {
  if (Object.hasOwn(POLICY_TEMPLATES, chosen)) return chosen;
  return chosen === 'installation' ? null : before;
}

/** What else the form holds; a field that it does not hold changes nothing. */
function restFrom(sent: Readonly<Record<string, string>>): SiteChange {
  const { voting, editMinutes, closeAfterDays, guidelines, words, query } = sent;
  return {
    ...(voting === undefined ? {} : { voting: votingFrom(voting) }),
    ...(editMinutes === undefined ? {} : { editMinutes: numberFrom(editMinutes) }),
    ...(closeAfterDays === undefined
      ? {}
      : { closeAfterDays: closeAfterDays.trim() === '' ? null : numberFrom(closeAfterDays) }),
    ...(guidelines === undefined ? {} : { guidelines }),
    ...(words === undefined ? {} : { words: words.split(/\r?\n/) }),
    ...(query === undefined ? {} : { meaningfulQuery: query.trim() === 'all' ? null : query.split(',') }),
  };
}

/** NaN for what is no number: the use case names the bounds. */
function numberFrom(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

function votingFrom(text: string): VotingMode {
  const voting = VOTING.find((known) => known === text);
  if (voting === undefined)
    throw new Refusal('invalid_request', { problem: `voting must be one of ${VOTING.join(', ')}.` });
  return voting;
}

const shared = { space: 'console', who: 'moderator' } as const;

export const consoleSiteRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/console/sites',
    who: 'writer',
    about: 'The sites of whoever looks, with how comments appear there.',
    handle: staffPage(showSites),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/site/:siteId',
    about: 'Changes how comments appear on a site. Admins only.',
    handle: staffForm(handleSite),
  },
];
