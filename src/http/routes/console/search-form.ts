import type { SearchFormView } from '../../../render/console/paint.js';
import { namedSections } from '../../../use-cases/grant-role.js';
import type { Exchange } from '../../route.js';
import type { Desk } from './desk.js';

/** The form that searches the desk's comments, filled with what is asked. */
export async function searchFormOf(
  { app: { deps } }: Exchange,
  { desks, shown }: Desk,
  asked: Readonly<Record<string, string>>,
): Promise<SearchFormView> {
  const { read } = deps.store;
  const all = await Promise.all(
    desks.map(async ({ siteId, sections }) =>
      (await namedSections(read, siteId)).filter(({ slug }) => sections?.includes(slug) ?? true),
    ),
  );
  const { rules } = await read.queueGroups({ desks, queue: 'held' });
  return {
    asked,
    sites: shown.map(({ slug, name }) => ({ slug, name })),
    sections: [...new Map(all.flat().map((one) => [one.slug, one])).values()],
    rules: rules.map(({ name }) => name).filter((name) => name !== ''),
  };
}
