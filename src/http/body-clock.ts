import { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerLateBody } from './broken-request.js';

/**
 * Gives every request with a body `ms` milliseconds to send it, but for forms with files, which only must not stand still
 * (the server's limit for idle sockets). Node's own clock knows one term for all.
 */
export function boundBodies(server: FastifyInstance, ms: number): void {
  server.addHook('onRequest', (request, reply, done) => {
    const { raw, headers, routeOptions } = request;
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    if (hasBody && routeOptions.config?.takesFiles !== true) {
      const timer = setTimeout(() => endLate(request, reply), ms).unref();
      raw.once('end', () => clearTimeout(timer));
      raw.once('close', () => clearTimeout(timer));
    }
    done();
  });
}

function endLate({ raw: { socket } }: FastifyRequest, { raw }: FastifyReply): void {
  // A request that came by no network has none.
  if (!(socket instanceof Socket)) return;
  if (raw.headersSent) socket.destroy();
  else answerLateBody(socket);
}
