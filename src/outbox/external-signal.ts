import { randomUUID } from 'node:crypto';
import type { OutsideFinding, OutsideQuestion } from '../core/outside-signal.js';
import type { Outbound } from './outbound.js';
import { webhookHeaders } from './webhook-signature.js';

export interface ExternalSettings {
  readonly url: string;
  /** `whsec_` and base64. */
  readonly secret: string;
  /** Milliseconds for the answer; LIMIT_MS if not given. */
  readonly limitMs?: number;
}

/** A reader waits for it. */
const LIMIT_MS = 800;
const MOST_SENTENCE = 300;
const MOST_SPANS = 50;

/** Asks the newsroom's own service, signed as webhooks are. Fails for whatever is not the answer that docs/reference/signals.md states. */
export async function askExternal(
  { outbound, clock, settings }: { outbound: Outbound; clock: () => number; settings: ExternalSettings },
  { address: _, ...question }: OutsideQuestion,
): Promise<OutsideFinding> {
  const body = JSON.stringify({ type: 'signal.ask', ...question });
  const headers = webhookHeaders(settings.secret, { id: `msg_${randomUUID()}`, at: clock(), body });
  const answer = await outbound.post(settings.url, { headers, body, patience: settings.limitMs ?? LIMIT_MS });
  if (answer.status === 204) return { score: 0, spans: [] };
  if (answer.status !== 200) throw new Error(`it answered ${answer.status}`);
  return findingOf(JSON.parse(answer.text), question.text.length);
}

function findingOf(answer: unknown, length: number): OutsideFinding {
  const { score, sentence, spans = [] } = (answer ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof score !== 'number' || !(score >= 0 && score <= 1))
    throw new Error('its score is no number from 0 to 1');
  if (sentence !== undefined && typeof sentence !== 'string') throw new Error('its sentence is no text');
  if (!Array.isArray(spans)) throw new Error('its spans are no list');
  return {
    score,
    spans: spans.slice(0, MOST_SPANS).flatMap((span) => spanOf(span, length)),
    ...(sentence === undefined ? {} : { sentence: sentence.slice(0, MOST_SENTENCE) }),
  };
}

/** Places outside of the text are left out. */
function spanOf(span: unknown, length: number): readonly { start: number; end: number }[] {
  const { start, end } = (span ?? {}) as Readonly<Record<string, unknown>>;
  const isPlace = Number.isInteger(start) && Number.isInteger(end);
  if (!isPlace || Number(start) < 0 || Number(start) >= Number(end) || Number(end) > length) return [];
  return [{ start: Number(start), end: Number(end) }];
}
