import { MAIL_PATIENCE, PUSH_PATIENCE, WEBHOOK_PATIENCE } from '../core/retry.js';
import type { Tracer } from '../core/tracer.js';
import type { JobKind } from '../storage/follow-store.js';
import type { Store } from '../storage/store.js';
import { type AkismetWorkDeps, akismetWork } from './akismet-work.js';
import { confirmWork } from './confirm-work.js';
import { correctionWork } from './correction-work.js';
import { fanOutWork } from './fan-out-work.js';
import { type HubDeps, hubWork } from './hub-work.js';
import { type MailDeps, mailWork } from './mail-work.js';
import { type NoticeDeps, noticeWork } from './notice-work.js';
import { operatorWork } from './operator-work.js';
import { type PushDeps, pushWork } from './push-work.js';
import { type StatementDeps, statementWork } from './statement-work.js';
import { tracedWork } from './traced-work.js';
import { type WebhookDeps, webhookWork } from './webhook-work.js';
import type { Lane, Work } from './work.js';
import { type OutboxWorker, startOutbox } from './worker.js';

export interface OutboxDeps
  extends Omit<MailDeps, 'store'>,
    Pick<WebhookDeps, 'outbound'>,
    Pick<PushDeps, 'push'>,
    Pick<HubDeps, 'hub'>,
    Pick<AkismetWorkDeps, 'akismet'> {
  readonly store: Pick<Store, 'read' | 'background'>;
  readonly secrets: MailDeps['secrets'] &
    WebhookDeps['secrets'] &
    NoticeDeps['secrets'] &
    StatementDeps['secrets'];
  readonly onError: (error: unknown) => void;
  /** Told of every attempt, where traces are told. */
  readonly tracer?: Tracer | null;
  /** Milliseconds between two looks. */
  readonly lookEvery?: number;
}

/** As many as the mail gate has connections. */
const MAIL_LANE: Lane = { width: 2, patience: MAIL_PATIENCE };
/** Of each endpoint: a slow one is not asked more often, and no other waits for it. */
const WEBHOOK_LANE: Lane = { width: 2, patience: WEBHOOK_PATIENCE };
/** A hub that comes back after a day finds newer feeds. */
const HUB_LANE: Lane = { width: 1, patience: PUSH_PATIENCE };
/** What moderators said of a comment is worth telling for days. */
const AKISMET_LANE: Lane = { width: 1, patience: WEBHOOK_PATIENCE };
/** Of each browser. */
const PUSH_LANE: Lane = { width: 1, patience: PUSH_PATIENCE };

function laneOf(lane: string): Lane {
  if (lane.startsWith('webhook:')) return WEBHOOK_LANE;
  if (lane === 'hub') return HUB_LANE;
  if (lane === 'akismet') return AKISMET_LANE;
  return lane.startsWith('push:') ? PUSH_LANE : MAIL_LANE;
}

/** Starts what works the outbox off. */
export function openOutbox(deps: OutboxDeps): OutboxWorker {
  const { store, clock, onError, lookEvery, tracer } = deps;
  const work = worksOf(deps);
  return startOutbox(
    { ...{ store, clock, onError }, laneOf, work: tracer ? tracedWork(work, tracer) : work },
    lookEvery,
  );
}

function worksOf(deps: OutboxDeps): Readonly<Record<JobKind, Work>> {
  return {
    event: fanOutWork(deps),
    mail: mailWork(deps),
    confirm: confirmWork(deps),
    operator: operatorWork(deps),
    webhook: webhookWork(deps),
    push: pushWork(deps),
    correction: correctionWork(deps),
    hub: hubWork(deps),
    akismet: akismetWork(deps),
    notice: noticeWork(deps),
    statement: statementWork(deps),
  };
}
