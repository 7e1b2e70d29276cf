import type { ParsedComment, ParsedRecord, ParsedThread } from '../../core/archive.js';
import { DEMO_REPORTS, type DemoReport } from './reports.js';

const HOUR = 3_600_000;
/** Writers who carry the newsroom's badge. */
const STAFF = new Set(['Newsroom desk']);

/** The demonstration as an archive, dated back from `now`, so that it comes in by the same way as everybody's archive. */
export async function* demoRecords(now: number): AsyncGenerator<ParsedRecord> {
  yield { type: 'site', instance: 'demo', title: 'The Ardel Courier' };
  for (const report of DEMO_REPORTS) {
    yield threadOf(report, now);
    yield* talkOf(report, now);
  }
}

function threadOf({ key, headline, text, byline, hoursAgo }: DemoReport, now: number): ParsedThread {
  return {
    type: 'thread',
    sourceId: key,
    key,
    urls: [],
    title: headline,
    createdAt: now - hoursAgo * HOUR,
    article: { text, format: 'markdown', author: byline },
  };
}

/** Spreads the talk evenly over the first four fifths of the time since publication. */
function* talkOf(report: DemoReport, now: number): Generator<ParsedComment> {
  const published = now - report.hoursAgo * HOUR;
  const step = (Math.min(report.hoursAgo, 72) * HOUR * 0.8) / report.talk.length;
  const path: string[] = [];
  for (const [index, [depth, name, text]] of report.talk.entries()) {
    const sourceId = `${report.key}-${index + 1}`;
    path.length = depth - 1;
    const parentRef = path.at(-1);
    path.push(sourceId);
    yield {
      type: 'comment',
      sourceId,
      threadRef: report.key,
      ...(parentRef === undefined ? {} : { parentRef }),
      text,
      format: 'markdown',
      createdAt: Math.round(published + step * (index + 1)),
      status: 'published',
      kind: 'comment',
      author: { name, isStaff: STAFF.has(name) },
      votes: { up: (index * 7) % 23, down: (index * 3) % 4 },
    };
  }
}
