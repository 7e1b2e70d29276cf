import { encodeId } from '../../../core/ids.js';
import { Refusal } from '../../../core/refusal.js';
import { type ViewAsked, viewAddress, viewAsked } from '../../../core/saved-view.js';
import type { ViewFormsProps } from '../../../render/console/paint.js';
import { type CountedView, deleteView, renameView, saveView } from '../../../use-cases/saved-views.js';
import type { ConsoleFrame, SavedViewView } from '../../../wire/console.js';
import { formOf } from '../../form-body.js';
import { idFrom } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, seeOther, staffForm } from './desk.js';

/** A saved view as pages show it. */
export function presentView(view: CountedView): SavedViewView {
  const { id, name, count, isMore, siteId, mayChange } = view;
  return {
    ...{ id: encodeId(id), name, count, isMore, mayChange },
    isShared: siteId !== null,
    href: viewAddress(view),
  };
}

/** The forms about the view that a page shows. */
export function viewFormsOf(asked: ViewAsked, { views }: ConsoleFrame): ViewFormsProps {
  const here = viewAddress(asked);
  const current = views.find(({ href }) => href === here) ?? null;
  return { asked: { ...asked.parameters, page: asked.page }, here, current };
}

async function handleSave(exchange: Exchange, { actor }: Desk): Promise<unknown> {
  const { name = '', shared, page = '', ...rest } = formOf(exchange);
  const asked = viewAsked(page, rest);
  if (asked === undefined)
    throw new Refusal('invalid_request', { problem: 'page must be a queue or search.' });
  const saved = await saveView(exchange.app.deps, actor, { ...asked, name, isShared: shared === 'yes' });
  return seeOther(exchange, viewAddress(saved, { saved: '1' }));
}

async function handleChange(exchange: Exchange, { actor }: Desk): Promise<unknown> {
  const { act, name = '' } = formOf(exchange);
  const id = idFrom<number>(exchange, 'viewId');
  if (act === 'delete') await deleteView(exchange.app.deps, actor, id);
  else if (act === 'rename') await renameView(exchange.app.deps, actor, { id, name });
  else throw new Refusal('invalid_request', { problem: 'act must be one of rename, delete.' });
  return seeOther(exchange, '/console/search?saved=1');
}

const shared = { method: 'POST', space: 'console', who: 'moderator' } as const;

export const consoleViewRoutes: readonly Route[] = [
  {
    ...shared,
    path: '/console/views',
    about:
      'Keeps a page of a queue or a search under a name, for oneself or with `shared` for the site’s desk.',
    handle: staffForm(handleSave),
  },
  {
    ...shared,
    path: '/console/view/:viewId',
    about: 'Renames or deletes a saved view: one’s own, or as an admin a shared one.',
    handle: staffForm(handleChange),
  },
];
