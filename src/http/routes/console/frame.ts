import type { StaffActor } from '../../../auth/console-session.js';
import { isAtLeast, ROLES, type Role, roleOn } from '../../../core/account.js';
import type { SiteId } from '../../../core/ids.js';
import type { Site } from '../../../core/site.js';
import { moderatedSites } from '../../../use-cases/read-queue.js';
import type { ConsoleFrame, QueueTab } from '../../../wire/console.js';
import { readCookie } from '../../cookies.js';
import { queryOf } from '../../read-request.js';
import type { Exchange } from '../../route.js';
import { staffOf } from '../../staff.js';

export const SIGN_IN = '/console/sign-in';

/** Sends somewhere else after a form, so that a reload does not send it again. */
export function seeOther({ reply }: Pick<Exchange, 'reply'>, address: string): unknown {
  return reply.code(303).header('location', address).send();
}

/** Addresses of the console's own files. */
export function consoleAssets({ app }: Pick<Exchange, 'app'>): ConsoleFrame['assets'] {
  const address = (name: string): string => `/assets/${app.files.named(name)?.file ?? name}`;
  return { css: address('console.css'), js: address('console.js') };
}

/** Who is signed in, with the sites that they moderate; undefined when the way leads to the sign-in page. */
export async function deskOf(
  exchange: Exchange,
): Promise<{ actor: StaffActor; sites: readonly Site[] } | undefined> {
  const actor = await staffOf(exchange);
  if (actor.kind !== 'account') return undefined;
  return { actor, sites: await moderatedSites(exchange.app.deps, actor) };
}

export function consoleToken({ app, request }: Pick<Exchange, 'app' | 'request'>): string | undefined {
  return readCookie(request, app.jar, 'console');
}

/** What every page of the console shows around its content. */
export function frameOf(
  exchange: Exchange,
  desk: { readonly actor: StaffActor; readonly sites: readonly Site[] },
  counts: Readonly<Record<QueueTab, number>>,
): ConsoleFrame {
  const { actor, sites } = desk;
  const [first] = sites;
  return {
    siteName: sites.length === 1 ? (first?.name ?? '') : `${sites.length} sites`,
    language: 'en',
    timezone: first?.timezone ?? 'UTC',
    userName: actor.account.name,
    role: highestRole(
      actor,
      sites.map(({ id }) => id),
    ),
    counts,
    assets: consoleAssets(exchange),
    notice: noticeOf(exchange),
  };
}

function highestRole(actor: StaffActor, siteIds: readonly SiteId[]): Role {
  return siteIds
    .map((id) => roleOn(actor, id))
    .reduce<Role>((best, role) => (isAtLeast(role, best) ? role : best), ROLES[0] ?? 'reader');
}

const DONE: Readonly<Record<string, string>> = {
  publish: 'Published.',
  reject: 'Rejected.',
  remove: 'Removed.',
  hold: 'Held.',
  keep: 'Kept; its complaints are closed.',
  undo: 'Undone.',
  saved: 'Saved.',
};

/** The last act, as the redirect after it tells; only known words are shown. */
function noticeOf(exchange: Exchange): ConsoleFrame['notice'] {
  const text = DONE[queryOf(exchange, 'done') ?? ''];
  if (text === undefined) return null;
  const undo = /^([0-9a-z]{11})\.(\d{1,9})\.([0-9a-z]{11})$/.exec(queryOf(exchange, 'undo') ?? '');
  if (undo === null) return { text, undo: null };
  const [, commentId = '', revision = '', decisionId = ''] = undo;
  return { text, undo: { commentId, revision: Number(revision), decisionId } };
}
