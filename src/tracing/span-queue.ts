import type { FinishedSpan } from './otlp-json.js';

/** Spans that wait at most; what comes beyond that is dropped and counted. Some 500 bytes each. */
export const MOST_WAITING = 2048;
const MOST_AT_ONCE = 512;
/** How long a span waits for others to go with, in milliseconds. */
const GATHER = 1_000;
/** A process that stops waits so long for what it has. */
const LAST_WAIT = 2_000;

export interface SpanQueue {
  add(span: FinishedSpan): void;
  counts(): { readonly sent: number; readonly dropped: number; readonly waiting: number };
  /** Sends what waits, for two seconds at most, and takes nothing more. */
  close(): Promise<void>;
}

/** Gathers spans and sends them, one request at a time. What a collector does not take is dropped: it is told of the next. */
export function createSpanQueue(send: (spans: readonly FinishedSpan[]) => Promise<void>): SpanQueue {
  const waiting: FinishedSpan[] = [];
  let [sent, dropped] = [0, 0];
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> | undefined;
  let isClosed = false;

  async function sendAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, MOST_AT_ONCE);
      try {
        await send(batch);
        sent += batch.length;
      } catch {
        dropped += batch.length;
      }
    }
    sending = undefined;
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    sending ??= sendAll();
  }

  return {
    add(span) {
      if (isClosed || waiting.length >= MOST_WAITING) {
        dropped += 1;
        return;
      }
      waiting.push(span);
      if (waiting.length >= MOST_AT_ONCE) flush();
      else timer ??= setTimeout(flush, GATHER).unref();
    },
    counts: () => ({ sent, dropped, waiting: waiting.length }),
    async close() {
      isClosed = true;
      flush();
      let late: NodeJS.Timeout | undefined;
      const given = new Promise<void>((resolve) => {
        late = setTimeout(resolve, LAST_WAIT);
      });
      await Promise.race([sending, given]);
      clearTimeout(late);
    },
  };
}
