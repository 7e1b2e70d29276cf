/** Programs of a newsroom that are told of events, and what came of telling them. */
import type { SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Db } from './db.js';
import type { FollowReads, FollowWrites, Webhook, WebhookDelivery } from './follow-store.js';
import { webhookLane } from './outbox.js';

type Input<Name extends keyof FollowWrites> = Parameters<FollowWrites[Name]>[0];

interface WebhookRow {
  readonly id: number;
  readonly site_id: SiteId;
  readonly url: string;
  readonly secret: string;
  readonly kinds: string;
  readonly created_at: number;
  readonly failing_since: number | null;
  readonly disabled_at: number | null;
}

const SELECT = 'SELECT id, site_id, url, secret, kinds, created_at, failing_since, disabled_at FROM webhook';

function webhookFrom(row: WebhookRow): Webhook {
  return {
    ...{ id: row.id, url: row.url, secret: row.secret, kinds: JSON.parse(row.kinds) },
    siteId: row.site_id,
    createdAt: row.created_at,
    failingSince: row.failing_since,
    disabledAt: row.disabled_at,
  };
}

export async function webhooks(
  db: Db,
  { siteId }: Parameters<FollowReads['webhooks']>[0],
): Promise<readonly Webhook[]> {
  const ofSite = siteId === undefined ? '' : ' WHERE site_id = ?';
  const rows = await db.all<WebhookRow>(
    `${SELECT}${ofSite} ORDER BY created_at, id`,
    siteId === undefined ? [] : [siteId],
  );
  return rows.map(webhookFrom);
}

export async function webhookById(
  db: Db,
  { id }: Parameters<FollowReads['webhookById']>[0],
): Promise<Webhook | undefined> {
  const row = await db.get<WebhookRow>(`${SELECT} WHERE id = ?`, [id]);
  return row && webhookFrom(row);
}

export async function deliveriesOf(
  db: Db,
  { webhookId, limit }: Parameters<FollowReads['deliveriesOf']>[0],
): Promise<readonly WebhookDelivery[]> {
  return db.all<WebhookDelivery>(
    `SELECT message_id AS "messageId", kind, attempt, status, took, problem, at FROM webhook_delivery
     WHERE webhook_id = ? ORDER BY webhook_id DESC, id DESC LIMIT ?`,
    [webhookId, limit],
  );
}

export async function addWebhook(db: Db, input: Input<'addWebhook'>): Promise<void> {
  const { id, siteId, url, secret, kinds, createdAt } = input;
  await db.run(
    'INSERT INTO webhook (id, site_id, url, secret, kinds, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    [...[id, siteId, url, secret, JSON.stringify(kinds), createdAt]],
  );
}

export async function removeWebhook(db: Db, { id }: Input<'removeWebhook'>): Promise<boolean> {
  await db.run('DELETE FROM webhook_delivery WHERE webhook_id = ?', [id]);
  await db.run('DELETE FROM outbox WHERE lane = ?', [webhookLane(id)]);
  return (await db.run('DELETE FROM webhook WHERE id = ?', [id])) === 1;
}

export async function logDelivery(
  db: Db,
  input: Input<'logDelivery'>,
): Promise<{ failingSince: number | null }> {
  const { webhookId, arrived, at } = input;
  const hook = await webhookById(db, { id: webhookId });
  if (!hook) throw new Refusal('not_found');
  await db.run(
    `INSERT INTO webhook_delivery (site_id, webhook_id, message_id, kind, attempt, status, took, problem, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[hook.siteId, webhookId, input.messageId, input.kind, input.attempt],
      ...[input.status, input.took, input.problem, at],
    ],
  );
  const failingSince = arrived ? null : (hook.failingSince ?? at);
  if (failingSince !== hook.failingSince)
    await db.run('UPDATE webhook SET failing_since = ? WHERE id = ?', [failingSince, webhookId]);
  return { failingSince };
}

export async function setWebhookDisabled(
  db: Db,
  { id, disabledAt }: Input<'setWebhookDisabled'>,
): Promise<void> {
  const sql = 'UPDATE webhook SET disabled_at = ?, failing_since = NULL WHERE id = ?';
  if ((await db.run(sql, [disabledAt, id])) === 0) throw new Refusal('not_found');
}
