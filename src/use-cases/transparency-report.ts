import type { Notice } from '../core/process/notice.js';
import type { Statement } from '../core/process/statement.js';
import { transparencyTally } from '../core/process/transparency.js';
import { type Sheet, transparencySheets } from '../core/process/transparency-sheets.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import type { Position, Reads } from '../storage/store.js';

const PAGE = 500;
const DAY = 86_400_000;

interface Deps {
  readonly clock: () => number;
  readonly store: {
    readonly read: Pick<Reads, 'statementsPage' | 'noticesPage' | 'appealsPage' | 'statementOf'>;
  };
}

export interface ReportPeriod {
  readonly site: Site;
  /** The first and the last day, both in it, UTC midnight in Unix milliseconds. */
  readonly from: number;
  readonly to: number;
  /** The newsroom's word that no authority sent an order in the period. */
  readonly hadNoOrders?: boolean;
}

/**
 * A site's transparency report for a period, in the Commission's templates. Refuses invalid_request for a period that ends
 * before it begins, and for a site that is set as small or ancillary.
 */
export async function transparencyReport(
  { clock, store: { read } }: Deps,
  { site, from, to, hadNoOrders = false }: ReportPeriod,
): Promise<readonly Sheet[]> {
  mustReport(site);
  if (!(from <= to)) throw new Refusal('invalid_request', { problem: 'the period ends before it begins.' });
  const tally = transparencyTally();
  const within = { siteId: site.id, from, to: to + DAY, limit: PAGE };
  await eachPage(
    (after) => read.statementsPage({ ...within, ...after }),
    ({ createdAt, decisionId }: Statement) => ({ key: createdAt, id: decisionId }),
    async (statement) => tally.addStatement(statement),
  );
  await eachPage(
    (after) => read.noticesPage({ ...within, ...after }),
    positionOf,
    async (notice) => {
      tally.addNotice(notice, await groundOf(read, notice));
    },
  );
  await eachPage(
    (after) => read.appealsPage({ ...within, ...after }),
    positionOf,
    async (appeal) => tally.addAppeal(appeal),
  );
  const head = {
    ...{ provider: site.name, service: site.name },
    ...{ from: day(from), to: day(to), published: day(clock()), hadNoOrders },
  };
  return transparencySheets(head, tally.figures());
}

/** What can be off for small or ancillary services. Refuses invalid_request where it is. */
export function mustReport({ settings: { law } }: Pick<Site, 'settings'>): void {
  if (law?.isSmall === true)
    throw new Refusal('invalid_request', {
      problem: 'the site is set as small or ancillary, which turns this off.',
    });
}

function positionOf({ createdAt, id }: { readonly createdAt: number; readonly id: number }): Position {
  return { key: createdAt, id };
}

async function groundOf(
  read: Pick<Reads, 'statementOf'>,
  { decisionId }: Notice,
): Promise<Statement['ground'] | null> {
  if (decisionId === null) return null;
  return (await read.statementOf({ decisionId }))?.ground ?? null;
}

async function eachPage<T>(
  pageOf: (after: { after?: Position }) => Promise<readonly T[]>,
  at: (row: T) => Position,
  act: (row: T) => Promise<void>,
): Promise<void> {
  let after: { after?: Position } = {};
  for (;;) {
    const page = await pageOf(after);
    for (const row of page) await act(row);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = { after: at(last) };
  }
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
