import { type Actor, isAtLeast, roleOn } from '../core/account.js';
import { Refusal } from '../core/refusal.js';
import type { SavedView, ViewAsked } from '../core/saved-view.js';
import type { Site } from '../core/site.js';
import { checkText } from '../core/text.js';
import { MOST_COUNTED } from '../core/triage/triage.js';
import type { QueueReads, QueueWrites } from '../storage/queue-store.js';
import type { Reads } from '../storage/store.js';
import type { Desk } from '../storage/stored.js';
import type { UseCaseDeps } from './deps.js';
import { moderatedDesks } from './moderated-desks.js';
import { soughtFrom } from './search-queue.js';

const NAME_LIMITS = { codePoints: 60, bytes: 240 };
/** A view that finds more says so. */
const MOST_FOUND = 50;

type ViewReads = Pick<Reads, 'sites'> &
  Pick<QueueReads, 'savedViews' | 'savedViewById' | 'countPart' | 'countFound'>;
type Deps = Pick<UseCaseDeps, 'clock' | 'newId'> & {
  readonly store: {
    readonly read: ViewReads;
    readonly write: Pick<QueueWrites, 'saveView' | 'renameView' | 'deleteView'>;
  };
};

/** A view with what it holds for whoever asks. */
export interface CountedView extends SavedView {
  readonly count: number;
  /** There are that many, or more. */
  readonly isMore: boolean;
  readonly mayChange: boolean;
}

/**
 * The actor's own views and those of their desks, each counted over what the actor may see and up to a bound. Refuses
 * sign_in_required, forbidden.
 */
export async function countedViews(
  deps: { readonly store: { readonly read: ViewReads } },
  actor: Actor,
): Promise<readonly CountedView[]> {
  const { read } = deps.store;
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const { sites, desks } = await moderatedDesks(deps, actor);
  const siteIds = sites.map(({ id }) => id);
  const views = await read.savedViews({ ownerId: actor.account.id, siteIds });
  return Promise.all(
    views.map(async (view) => {
      const counted = await countOf(read, { view, desks, sites });
      return { ...view, ...counted, mayChange: mayChange(actor, view) };
    }),
  );
}

async function countOf(
  read: ViewReads,
  {
    view,
    desks: all,
    sites,
  }: { readonly view: ViewAsked; readonly desks: readonly Desk[]; readonly sites: readonly Site[] },
): Promise<Pick<CountedView, 'count' | 'isMore'>> {
  const { page, parameters } = view;
  const site = sites.find(({ slug }) => slug === parameters.site);
  const desks = parameters.site === undefined ? all : all.filter(({ siteId }) => siteId === site?.id);
  if (desks.length === 0) return { count: 0, isMore: false };
  if (page === 'search') {
    const sought = soughtFrom(parameters, sites[0]?.timezone ?? 'UTC');
    return read.countFound({ desks, sought, most: MOST_FOUND });
  }
  const { rule, section } = parameters;
  const count = await read.countPart({
    ...{ desks, queue: page, most: MOST_COUNTED },
    ...(rule === undefined ? {} : { rule }),
    ...(section === undefined ? {} : { section: section === '-' ? '' : section }),
  });
  return { count, isMore: count >= MOST_COUNTED };
}

/** Its maker, and of a shared one the site's admins. */
function mayChange(actor: Actor, { ownerId, siteId }: Pick<SavedView, 'ownerId' | 'siteId'>): boolean {
  if (actor.kind !== 'account') return false;
  if (ownerId === actor.account.id) return true;
  return siteId !== null && isAtLeast(roleOn(actor, siteId), 'admin');
}

/**
 * Keeps a view under a name, for oneself or with the site's desk. Refuses sign_in_required, forbidden, text_*,
 * invalid_request (no name; shared without a site; too many).
 */
export async function saveView(
  { store: { read, write }, clock, newId }: Deps,
  actor: Actor,
  input: ViewAsked & { readonly name: string; readonly isShared: boolean },
): Promise<SavedView> {
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const { sites } = await moderatedDesks({ store: { read } }, actor);
  const { page, parameters, isShared } = input;
  const [only] = sites.length === 1 ? sites : sites.filter(({ slug }) => slug === parameters.site);
  if (isShared && only === undefined)
    throw new Refusal('invalid_request', {
      problem: 'choose one site first: a view is shared with its desk.',
    });
  const view: SavedView = {
    ...{ id: newId<number>(), page, parameters, name: lawfulName(input.name) },
    siteId: isShared ? (only?.id ?? null) : null,
    ...{ ownerId: actor.account.id, createdAt: clock() },
  };
  await write.saveView({ view });
  return view;
}

/** Renames a view. Refuses sign_in_required, not_found (also for what is another's), text_*. */
export async function renameView(
  deps: Deps,
  actor: Actor,
  { id, name }: { readonly id: number; readonly name: string },
): Promise<void> {
  await mustChange(deps, actor, id);
  await deps.store.write.renameView({ id, name: lawfulName(name) });
}

/** Deletes a view. Refuses sign_in_required, not_found (also for what is another's). */
export async function deleteView(deps: Deps, actor: Actor, id: number): Promise<void> {
  await mustChange(deps, actor, id);
  await deps.store.write.deleteView({ id });
}

async function mustChange({ store: { read } }: Deps, actor: Actor, id: number): Promise<void> {
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const view = await read.savedViewById({ id });
  if (view === undefined || !mayChange(actor, view)) throw new Refusal('not_found');
}

function lawfulName(text: string): string {
  const name = checkText(text, NAME_LIMITS).trim();
  if (name === '') throw new Refusal('text_empty');
  return name;
}
