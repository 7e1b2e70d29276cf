import type { AccountId } from '../src/core/ids.js';
import { MOST_IN_QUEUE } from '../src/core/triage/triage.js';
import { presentCard } from '../src/render/console/present-card.js';
import { openStore } from '../src/storage/open-store.js';
import type { QueueRow } from '../src/storage/store.js';
import { withFolder } from '../test/kit/temporary.js';
import { atMost, type Benchmark, percentile, told } from './kit/figure.js';
import { bringIn, syntheticArchive } from './kit/seeded-site.js';

const HELD = 100_000;
const PAGES = 200;
const PAGE = 20;

/** The console's queue with 100,000 comments waiting: counts, page after page, cards. */
export const moderating: Benchmark = {
  name: 'moderating',
  about: 'Pages of a queue of 100,000 held comments',
  run: () =>
    withFolder(async (data) => {
      const store = await openStore({ data, role: 'serve' });
      try {
        await bringIn(store, data, syntheticArchive([HELD], 'pending'));
        const site = await store.read.siteBySlug({ slug: 'bench' });
        if (site === undefined) throw new Error('The site is missing.');
        const desks = [{ siteId: site.id, sections: null }];
        const times: number[] = [];
        let last: QueueRow | undefined;
        for (let n = 0; n < PAGES; n++) {
          const from = performance.now();
          const after = last === undefined ? {} : { after: { key: last.place, id: last.comment.id } };
          const counts = await store.read.queueCounts({ desks });
          await store.read.queueGroups({ desks, queue: 'held' });
          const rows = await store.read.queuePage({ desks, queue: 'held', limit: PAGE, ...after });
          const look = { publicBase: '', hasSeveralSites: false, wholeSites: new Set([site.id]) };
          const setting = { ...look, now: Date.now(), viewer: 1 as AccountId };
          rows.map((row) =>
            presentCard({ ...row, site, by: null, holder: null, noters: new Map() }, setting),
          );
          times.push(performance.now() - from);
          if (counts.held !== MOST_IN_QUEUE || rows.length !== PAGE)
            throw new Error('The queue is not what was put in.');
          last = rows.at(-1);
        }
        const note = `${PAGES} pages of ${PAGE} one after the other, each with all counts and parts`;
        return [
          atMost('queue page, p95', { value: percentile(times, 0.95), unit: 'ms', limit: 50, note }),
          told('queue page, median', { value: percentile(times, 0.5), unit: 'ms', note }),
        ];
      } finally {
        await store.close();
      }
    }),
};
