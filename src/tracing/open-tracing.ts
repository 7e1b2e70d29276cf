import { randomUUID } from 'node:crypto';
import type { Tracer } from '../core/tracer.js';
import { otlpJson } from './otlp-json.js';
import { createSpanQueue } from './span-queue.js';
import { createTracer } from './tracer.js';

export interface TracingSettings {
  /** Where a collector takes spans: the address of `/v1/traces`. */
  readonly endpoint: string;
  /** For every request to it. */
  readonly headers: Readonly<Record<string, string>>;
  readonly percent: number;
}

type Post = (
  url: string,
  message: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
) => Promise<{ readonly status: number }>;

export interface Tracing extends Tracer {
  close(): Promise<void>;
}

/** Traces for the collector that an operator names. `post` is the one client for addresses that others have given. */
export function openTracing(
  { endpoint, headers, percent }: TracingSettings,
  { version, post }: { readonly version: string; readonly post: Post },
): Tracing {
  const service = { version, instance: randomUUID() };
  const queue = createSpanQueue(async (spans) => {
    const body = otlpJson(spans, service);
    const { status } = await post(endpoint, {
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    if (status < 200 || status > 299) throw new Error(`the collector answered ${status}`);
  });
  const tracer = createTracer({ percent, onEnd: queue.add, counts: queue.counts });
  return { ...tracer, close: queue.close };
}
