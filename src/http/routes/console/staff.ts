import type { SiteId } from '../../../core/ids.js';
import { Refusal } from '../../../core/refusal.js';
import { paintConsole } from '../../../render/console/paint.js';
import { grantModeration, readStaff } from '../../../use-cases/grant-role.js';
import { sendHtml } from '../../answer.js';
import { formOf } from '../../form-body.js';
import { idFrom, paramOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, seeOther, staffForm, staffPage } from './desk.js';
import { frameOf } from './frame.js';

async function showStaff(exchange: Exchange, desk: Desk): Promise<unknown> {
  const siteId = idFrom<SiteId>(exchange, 'siteId');
  const { siteName, staff, sections } = await readStaff(exchange.app.deps, desk.actor, siteId);
  const names = new Map(sections.map(({ slug, name }) => [slug, name]));
  const html = paintConsole.staff({
    frame: await frameOf(exchange, desk),
    ...{ siteId: paramOf(exchange, 'siteId'), siteName, sections },
    staff: staff.map(({ account, held, mayChange }) => ({
      ...{ name: account.name, email: account.email, role: held.role, mayChange },
      isEverywhere: held.siteId === null,
      sections: held.sections?.map((slug) => names.get(slug) ?? slug) ?? null,
    })),
  });
  return sendHtml(exchange, 200, html);
}

/** Each box of the form is a field of its own. */
const IN_SECTION = 'in-';

async function handleStaff(exchange: Exchange, { actor }: Desk): Promise<unknown> {
  const sent = formOf(exchange);
  const { email = '', holds, reach = 'site', more = '' } = sent;
  if (holds !== 'yes' && holds !== 'no')
    throw new Refusal('invalid_request', { problem: 'holds must be yes or no.' });
  const chosen = Object.keys(sent).filter((name) => name.startsWith(IN_SECTION));
  const named = [
    ...chosen.map((name) => name.slice(IN_SECTION.length)),
    ...more.split(',').filter((name) => name.trim() !== ''),
  ];
  const siteId = idFrom<SiteId>(exchange, 'siteId');
  const sections = reach === 'sections' && holds === 'yes' ? named : null;
  await grantModeration(exchange.app.deps, actor, {
    ...{ siteId, email: email.trim(), sections },
    holds: holds === 'yes',
  });
  return seeOther(exchange, `/console/site/${paramOf(exchange, 'siteId')}/staff?saved=1`);
}

const shared = { space: 'console', who: 'admin', path: '/console/site/:siteId/staff' } as const;

export const consoleStaffRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    about: 'Who has which role on a site, and which sections it reaches.',
    handle: staffPage(showStaff),
  },
  {
    ...shared,
    method: 'POST',
    about: 'Makes somebody a moderator of a site or of some of its sections (`reach`), or takes that back.',
    handle: staffForm(handleStaff),
  },
];
