import { timingSafeEqual } from 'node:crypto';
import Type from 'typebox';
import { Refusal } from '../../core/refusal.js';
import { sendJson } from '../answer.js';
import { headerOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';

const StateSchema = Type.Object({ status: Type.String() }, { additionalProperties: false });

function handleHealth(exchange: Exchange): unknown {
  return sendJson(exchange, 200, { status: 'ok' });
}

async function handleReady(exchange: Exchange): Promise<unknown> {
  try {
    await exchange.app.deps.store.read.schemaVersion({});
  } catch {
    throw new Refusal('overloaded', { seconds: 5 });
  }
  return sendJson(exchange, 200, { status: 'ready' });
}

async function handleMetrics(exchange: Exchange): Promise<unknown> {
  const { deps, metrics } = exchange.app;
  const wanted = deps.config.metricsToken;
  const given = headerOf(exchange, 'authorization') ?? '';
  if (wanted === null || metrics === null || !isEqual(given, `Bearer ${wanted}`))
    throw new Refusal('not_found');
  return exchange.reply.type(metrics.contentType).send(await metrics.text());
}

function isEqual(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

export const healthRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/healthz',
    space: 'health',
    who: 'anyone',
    about: 'Whether the process answers.',
    answers: { 200: StateSchema },
    handle: handleHealth,
  },
  {
    method: 'GET',
    path: '/readyz',
    space: 'health',
    who: 'anyone',
    about: 'Whether the database answers too.',
    answers: { 200: StateSchema },
    handle: handleReady,
  },
  {
    method: 'GET',
    path: '/metrics',
    space: 'health',
    who: 'operator',
    about:
      'Prometheus metrics, with `PARLEY_METRICS_TOKEN` as bearer token; without one there is nothing here.',
    handle: handleMetrics,
  },
];
