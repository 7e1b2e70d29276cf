import type { Tracer } from '../core/tracer.js';
import type { Outbound } from './outbound.js';

/** The same client; each call is a span of its host, and carries where in the trace it was made. */
export function tracedOutbound(outbound: Outbound, tracer: Tracer): Outbound {
  return {
    post: (url, message) => {
      const host = URL.parse(url)?.hostname ?? '';
      const facts = { 'http.request.method': 'POST', 'server.address': host };
      return tracer.span({ name: 'POST', kind: 'client', facts }, () => {
        const traceparent = tracer.traceparent();
        const headers = { ...message.headers, ...(traceparent !== undefined && { traceparent }) };
        return outbound.post(url, { ...message, headers });
      });
    },
    close: () => outbound.close(),
  };
}
