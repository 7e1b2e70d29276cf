import type { SiteId } from '../../../../core/ids.js';
import type { PolicyPlace } from '../../../../core/policy/inherit.js';
import { POLICY_TEMPLATES } from '../../../../core/policy/templates.js';
import { Refusal } from '../../../../core/refusal.js';
import { paintConsole } from '../../../../render/console/paint.js';
import { changePolicy } from '../../../../use-cases/change-policy.js';
import { type PolicyPlaceView, readPolicyPlace } from '../../../../use-cases/read-policy-place.js';
import { sendHtml } from '../../../answer.js';
import { formOf } from '../../../form-body.js';
import { countFrom, idFrom, paramOf, queryOf } from '../../../read-request.js';
import type { Exchange, Route } from '../../../route.js';
import { type Desk, seeOther, staffForm, staffPage } from '../desk.js';
import { frameOf } from '../frame.js';
import { changeDraft, checked, type DraftState, draftFrom } from './draft.js';
import {
  addressOf,
  installationPlace,
  type PlaceOf,
  sectionPlace,
  sectionSlug,
  sitePlace,
  storyPlace,
} from './places.js';
import { compareWithNow, currentRules, presentPolicy } from './present-policy.js';

/** One place's page, opened afresh or with a draft on the way. */
interface Shown {
  readonly desk: Desk;
  readonly view: PolicyPlaceView;
  readonly state: DraftState;
  readonly status: number;
}

function show(placeOf: PlaceOf) {
  return async (exchange: Exchange, desk: Desk): Promise<unknown> => {
    const view = await readPolicyPlace(exchange.app.deps, desk.actor, await placeOf(exchange));
    return sendPage(exchange, { desk, view, state: checked(currentRules(view)), status: 200 });
  };
}

async function sendPage(exchange: Exchange, { desk, view, state, status }: Shown): Promise<unknown> {
  const { deps } = exchange.app;
  const version = countFrom(exchange, 'version');
  const { place } = view;
  const older = version === undefined ? undefined : await deps.store.read.policyAt({ place, version });
  const html = paintConsole.policy({
    ...presentPolicy(
      view,
      state,
      deps.signals.map(({ name }) => name),
    ),
    frame: await frameOf(exchange, desk),
    compared: older ? { version: older.version, changes: compareWithNow(view, older.setting) } : null,
  });
  return sendHtml(exchange, status, html);
}

/** Buttons that turn something on answer with a redirect; all others give the page back with the draft as it is then. */
function act(placeOf: PlaceOf) {
  return async (exchange: Exchange, desk: Desk): Promise<unknown> => {
    const { deps } = exchange.app;
    const place = await placeOf(exchange);
    const sent = formOf(exchange);
    const view = await readPolicyPlace(deps, desk.actor, place);
    if (!view.mayChange) throw new Refusal('forbidden', { reason: 'it needs the role admin.' });
    const begun = draftFrom(sent) ?? checked(currentRules(view));
    const setting = await settingAsked(exchange, place, { sent, begun });
    if (setting === undefined) {
      const state = changeDraft(begun, sent);
      return sendPage(exchange, { desk, view, state, status: state.problems.length > 0 ? 422 : 200 });
    }
    try {
      const expected = Number(sent.expected ?? '');
      await changePolicy(deps, desk.actor, {
        place,
        setting,
        expected: Number.isInteger(expected) ? expected : 0,
      });
    } catch (error) {
      if (!(error instanceof Refusal) || !KEPT.includes(error.code)) throw error;
      const state = { ...begun, problems: [error.message, ...begun.problems] };
      const status = error.code === 'policy_changed' ? 409 : 422;
      return sendPage(exchange, { desk, view, state, status });
    }
    return seeOther(exchange, `${addressOf(place)}?saved=1`);
  };
}

/** Refusals after which the person's draft is shown again. */
const KEPT: readonly string[] = ['policy_changed', 'policy_refused'];

/** What a button asks to be turned on; undefined where it only changes the draft. Refuses not_found. */
async function settingAsked(
  { app }: Exchange,
  place: PolicyPlace,
  { sent, begun }: { readonly sent: Readonly<Record<string, string>>; readonly begun: DraftState },
): Promise<unknown> {
  const [verb = '', value = ''] = (sent.act ?? '').split(':', 2);
  if (verb === 'save') return begun.draft;
  if (verb === 'follow') return null;
  if (verb === 'use' && Object.hasOwn(POLICY_TEMPLATES, sent.template ?? '')) return sent.template;
  if (verb !== 'back') return undefined;
  const version = await app.deps.store.read.policyAt({ place, version: Number(value) || 0 });
  if (version === undefined) throw new Refusal('not_found');
  return version.setting;
}

/** From the name that somebody types to the section's own page. */
async function openSection(exchange: Exchange, desk: Desk): Promise<unknown> {
  const siteId = idFrom<SiteId>(exchange, 'siteId');
  if (!desk.sites.some(({ id }) => id === siteId)) throw new Refusal('not_found');
  const slug = sectionSlug(queryOf(exchange, 'section') ?? '');
  return seeOther(
    exchange,
    `/console/site/${paramOf(exchange, 'siteId')}/policy/${encodeURIComponent(slug)}`,
  );
}

const shared = { space: 'console', who: 'moderator' } as const;

function routesFor(path: string, placeOf: PlaceOf, of: string): readonly Route[] {
  return [
    {
      ...shared,
      method: 'GET',
      path,
      about: `The rules of ${of}, and every version.`,
      handle: staffPage(show(placeOf)),
    },
    {
      ...shared,
      method: 'POST',
      path,
      about: `Changes a draft of the rules of ${of}, or turns it on. Admins only.`,
      handle: staffForm(act(placeOf)),
    },
  ];
}

export const consolePolicyRoutes: readonly Route[] = [
  ...routesFor('/console/policy', installationPlace, 'the whole installation'),
  ...routesFor('/console/site/:siteId/policy', sitePlace, 'a site'),
  {
    ...shared,
    method: 'GET',
    path: '/console/site/:siteId/policy-of-section',
    about: 'Leads from a section’s name to its rules.',
    handle: staffPage(openSection),
  },
  ...routesFor('/console/site/:siteId/policy/:section', sectionPlace, 'a section'),
  ...routesFor('/console/story/:storyId/policy', storyPlace, 'a story'),
];
