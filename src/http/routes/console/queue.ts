import { encodeId } from '../../../core/ids.js';
import { viewAsked } from '../../../core/saved-view.js';
import { QUEUES, type QueueName } from '../../../core/triage/triage.js';
import { paintConsole } from '../../../render/console/paint.js';
import { presentCard } from '../../../render/console/present-card.js';
import { presentLogEntry } from '../../../render/console/present-decision.js';
import { readDecisionLog } from '../../../use-cases/read-decision-log.js';
import {
  type QueuePage,
  type QueuePart,
  readEscalated,
  readMine,
  readQueue,
} from '../../../use-cases/read-queue.js';
import type { QueuePartsView } from '../../../wire/console.js';
import { sendHtml } from '../../answer.js';
import { queryOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, seeOther, staffPage } from './desk.js';
import { cardSetting, frameOf } from './frame.js';
import { searchFormOf } from './search-form.js';
import { viewFormsOf } from './views.js';
import { addressOf, hereOf } from './way-back.js';

async function showQueue(exchange: Exchange, desk: Desk, queue: QueueName): Promise<unknown> {
  // The first page after signing in: writers have no queue, but reports.
  if (desk.desks.length === 0 && desk.written.length > 0) return seeOther(exchange, '/console/reports');
  const cursor = queryOf(exchange, 'cursor');
  const part: QueuePart = {
    queue,
    rule: queryOf(exchange, 'rule'),
    section: queryOf(exchange, 'section'),
    site: queryOf(exchange, 'site'),
  };
  const page = await readQueue(exchange.app.deps, desk.actor, { ...part, cursor });
  const setting = cardSetting(exchange, desk);
  const here = addressOfPart(part);
  const frame = await frameOf(exchange, desk);
  const asked = viewAsked(queue, { rule: part.rule, section: part.section, site: part.site });
  const html = paintConsole.queue({
    frame,
    queue,
    search: await searchFormOf(exchange, desk, { ...asked?.parameters, status: queue }),
    view: asked === undefined ? null : viewFormsOf(asked, frame),
    parts: presentParts(part, page, desk),
    cards: page.rows.map((row) => presentCard(row, setting)),
    firstHref: cursor === undefined ? null : here,
    nextHref: page.nextCursor === null ? null : addressOfPart(part, page.nextCursor),
    following: page.following === null ? null : encodeId(page.following),
    from: hereOf(exchange),
  });
  return sendHtml(exchange, 200, html);
}

function addressOfPart({ queue, rule, section, site }: QueuePart, cursor?: string): string {
  return addressOf(`/console/queue/${queue}`, { cursor, rule, section, site });
}

/** What stands in no section is asked for by this. */
const NO_SECTION = '-';

function presentParts(
  part: QueuePart,
  { rules, sections }: QueuePage,
  { shown: sites }: Desk,
): QueuePartsView {
  const { queue, site } = part;
  return {
    rules: rules
      .filter(({ name }) => name !== '')
      .map(({ name, count }) => ({
        ...{ name, count, isCurrent: part.rule === name },
        href: addressOfPart({ queue, site, rule: name }),
      })),
    sections: sections.map(({ name, count, title }) => ({
      ...{ name: title, count, isCurrent: part.section === (name || NO_SECTION) },
      href: addressOfPart({ queue, site, section: name || NO_SECTION }),
    })),
    sites:
      sites.length < 2
        ? []
        : sites.map(({ slug, name }) => ({
            ...{ name, count: null, isCurrent: slug === site },
            href: addressOfPart({ queue, site: slug }),
          })),
    allHref: (part.rule ?? part.section ?? site) ? addressOfPart({ queue }) : null,
  };
}

const NO_PARTS: QueuePartsView = { rules: [], sections: [], sites: [], allHref: null };

async function showList(exchange: Exchange, desk: Desk, queue: 'mine' | 'escalated'): Promise<unknown> {
  const { deps } = exchange.app;
  const rows = queue === 'mine' ? await readMine(deps, desk.actor) : await readEscalated(deps, desk.actor);
  const setting = cardSetting(exchange, desk);
  const html = paintConsole.queue({
    frame: await frameOf(exchange, desk),
    ...{ queue, search: null, view: null, parts: NO_PARTS, firstHref: null, nextHref: null, following: null },
    cards: rows.map((row) => presentCard(row, setting)),
    from: hereOf(exchange),
  });
  return sendHtml(exchange, 200, html);
}

async function showLog(exchange: Exchange, desk: Desk): Promise<unknown> {
  const cursor = queryOf(exchange, 'cursor');
  const { decisions, nextCursor } = await readDecisionLog(exchange.app.deps, desk.actor, { cursor });
  const html = paintConsole.log({
    frame: await frameOf(exchange, desk),
    entries: decisions.map(presentLogEntry),
    firstHref: cursor === undefined ? null : '/console/log',
    nextHref: nextCursor === null ? null : `/console/log?cursor=${nextCursor}`,
    from: hereOf(exchange),
  });
  return sendHtml(exchange, 200, html);
}

const shared = { method: 'GET', space: 'console', who: 'moderator' } as const;

const ABOUT: Readonly<Record<QueueName, string>> = {
  held: 'Comments that wait for a moderator, the gravest and longest waiting first; with `rule`, `section` or `site` a part of them.',
  flagged: 'Published comments that readers complain of, in the same order; parts of them by the same names.',
  unreviewed:
    'Comments of the last seven days that rules alone have published and no moderator has read, in the same order.',
};

export const consoleQueueRoutes: readonly Route[] = [
  ...QUEUES.map((queue) => ({
    ...shared,
    path: `/console/queue/${queue}`,
    about: ABOUT[queue],
    handle: staffPage((exchange, desk) => showQueue(exchange, desk, queue)),
  })),
  {
    ...shared,
    path: '/console/queue/mine',
    about: 'What the moderator has in hand at this moment.',
    handle: staffPage((exchange, desk) => showList(exchange, desk, 'mine')),
  },
  {
    ...shared,
    path: '/console/queue/escalated',
    about: 'What moderators have asked somebody else to decide, the longest first.',
    handle: staffPage((exchange, desk) => showList(exchange, desk, 'escalated')),
  },
  {
    ...shared,
    path: '/console/log',
    about: 'The newest decisions by people.',
    handle: staffPage(showLog),
  },
];
