/** Asks each of the console's pages about the law once, as whoever has the cookie. */
import type { AccountId } from '../../src/core/ids.js';
import { encodeId } from '../../src/core/ids.js';
import type { House } from './house.js';
import { look, press, stored } from './newsroom.js';

interface Place {
  readonly siteId: string;
  readonly commentId: string;
}

type Answer = ReturnType<typeof look>;

/** Lists are there for staff of every site, and hold nothing of another one's. */
export const LAW_ELSEWHERE = {
  'GET /console/notices': '200',
  'GET /console/crimes': '200',
  'GET /console/law': '200',
};

/** `of` gives the house, once it is there. */
export function lawProbes(
  of: () => { readonly house: House; readonly place: Place },
): Record<string, (cookie: string) => Answer | Promise<Awaited<Answer>>> {
  return {
    'GET /console/notices': (cookie) => look(of().house, '/console/notices', cookie),
    'POST /console/notice/:noticeId': async (cookie) => {
      const id = of().house.deps.newId<number>();
      const notice = {
        ...{ id, siteId: of().house.site.id, commentId: null, location: 'https://paper.example/x' },
        ...{ kind: 'other' as const, explanation: 'So.', name: null, email: null },
        ...{ language: 'en', createdAt: of().house.clock() },
      };
      await of().house.store.write.createNotice({ notice, entryId: of().house.deps.newId() });
      const fields = { end: 'keep', answer: 'It stays.' };
      return press(of().house, `/console/notice/${encodeId(id)}`, { cookie, fields });
    },
    'GET /console/crimes': (cookie) => look(of().house, '/console/crimes', cookie),
    'POST /console/crimes': (cookie) => {
      const told = { authority: 'Police', facts: 'A day is named.', told: '2026-01-01T00:00' };
      return press(of().house, '/console/crimes', {
        cookie,
        fields: { comment: of().place.commentId, ...told },
      });
    },
    'POST /console/crime/:crimeId/export': async (cookie) => {
      const id = of().house.deps.newId<number>();
      const comment = await stored(of().house, of().place.commentId);
      const report = {
        ...{ id, siteId: comment.siteId, commentId: comment.id, authority: 'Police', facts: 'A day.' },
        ...{ toldAt: 0, createdAt: 0, createdBy: 7 as AccountId },
      };
      await of().house.store.write.createCrimeReport({ report, entryId: of().house.deps.newId() });
      return press(of().house, `/console/crime/${encodeId(id)}/export`, { cookie });
    },
    'GET /console/law': (cookie) => look(of().house, '/console/law', cookie),
    'POST /console/law/:siteId': (cookie) =>
      press(of().house, `/console/law/${of().place.siteId}`, { cookie, fields: { contact: 'The desk.' } }),
    'GET /console/law/:siteId/transparency': (cookie) => {
      const days = 'part=1&from=2026-01-01&to=2026-12-31';
      return look(of().house, `/console/law/${of().place.siteId}/transparency?${days}`, cookie);
    },
    'GET /console/law/:siteId/log': (cookie) =>
      look(of().house, `/console/law/${of().place.siteId}/log`, cookie),
  };
}
