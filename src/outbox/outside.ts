import type { Outside } from '../core/outside-signal.js';
import type { Tracer } from '../core/tracer.js';
import { type AkismetSettings, akismetBy, askAkismet } from './akismet.js';
import { askExternal, type ExternalSettings } from './external-signal.js';
import { createOutbound, type Outbound } from './outbound.js';
import { tracedOutbound } from './traced-outbound.js';

export interface OutsideDeps {
  readonly outbound: Outbound;
  readonly clock: () => number;
  readonly baseUrl: () => string;
  readonly external: ExternalSettings | null;
  readonly akismet: AkismetSettings | null;
}

/** Those whom the settings let be asked. */
export function outsideOf({ outbound, clock, baseUrl, external, akismet }: OutsideDeps): Outside {
  return {
    ...(external && {
      external: (question) => askExternal({ outbound, clock, settings: external }, question),
    }),
    ...(akismet && { akismet: (question) => askAkismet({ outbound, baseUrl, settings: akismet }, question) }),
  };
}

interface Settings {
  readonly privateWebhooks: boolean;
  readonly externalSignal: ExternalSettings | null;
  readonly akismetKey: string | null;
}

/** The same by the settings, over a client of its own: idle connections keep no process alive. */
export function outsideFor(
  { privateWebhooks: allowsPrivate, externalSignal: external, akismetKey }: Settings,
  { clock, baseUrl, tracer }: Pick<OutsideDeps, 'clock' | 'baseUrl'> & { readonly tracer: Tracer | null },
): Outside {
  const untold = createOutbound({ allowsPrivate });
  const outbound = tracer === null ? untold : tracedOutbound(untold, tracer);
  return outsideOf({ outbound, clock, baseUrl, external, akismet: akismetBy(akismetKey) });
}
