/** How a browser saves a view and deletes it: whoever moderates anything has views of their own. */
import { encodeId } from '../../src/core/ids.js';
import type { House } from './house.js';
import { look, press } from './newsroom.js';

export const VIEWS_DONE = { 'POST /console/views': 'done', 'POST /console/view/:viewId': 'done' } as const;

type Probe = (cookie: string) => ReturnType<typeof press>;

export function viewProbes(house: () => House): Readonly<Record<keyof typeof VIEWS_DONE, Probe>> {
  return {
    'POST /console/views': (cookie) =>
      press(house(), '/console/views', { cookie, fields: { page: 'held', name: 'Mine' } }),
    'POST /console/view/:viewId': async (cookie) => {
      const list = (await look(house(), '/console/log', cookie)).body;
      const [, id = encodeId(4711)] = /data-count="view-(\w+)"/.exec(list) ?? [];
      return press(house(), `/console/view/${id}`, { cookie, fields: { act: 'delete' } });
    },
  };
}
