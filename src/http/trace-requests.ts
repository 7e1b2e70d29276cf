import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Span, Tracer } from '../core/tracer.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of this request, where traces are told. */
    span?: Span | undefined;
  }
}

/** A span for each request: the route as the table has it, never the address that was asked for. */
export function traceRequests(server: FastifyInstance, tracer: Tracer): void {
  server.decorateRequest('span', undefined);
  server.addHook('onRequest', (request, _reply, done) => {
    const { method, routeOptions, headers } = request;
    const route = routeOptions.url;
    const facts = { 'http.request.method': method, ...(route !== undefined && { 'http.route': route }) };
    const name = route === undefined ? method : `${method} ${route}`;
    const { traceparent } = headers;
    const given = typeof traceparent === 'string' ? traceparent : undefined;
    request.span = tracer.begin({ name, kind: 'server', facts }, given);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { statusCode } = reply.raw;
    const facts = { 'http.response.status_code': statusCode };
    request.span?.end({ facts, ...(statusCode >= 500 && { failure: String(statusCode) }) });
    done();
  });
}

/** Runs what answers a request below its span; a body that was read in between must not lose it. */
export function withinSpan<T>(request: FastifyRequest, work: () => T): T {
  return request.span === undefined ? work() : request.span.enter(work);
}
