import type { FastifyInstance } from 'fastify';
import { type FormFile, readMultipart } from './multipart.js';

/** JSON bodies only; keys that reach for a prototype are refused. Keeps the text for digests. */
export function acceptJson(scope: FastifyInstance): void {
  acceptJsonAs(scope, 'application/json');
}

/** JSON as browsers send it about a page's policy: by themselves, from any page, with any cookies. For routes that change nothing. */
export function acceptPolicyReports(scope: FastifyInstance): void {
  acceptJsonAs(scope, 'application/csp-report');
}

function acceptJsonAs(scope: FastifyInstance, type: string): void {
  const parse = scope.getDefaultJsonParser('error', 'error');
  scope.addContentTypeParser(type, { parseAs: 'string' }, (request, body, done) => {
    const text = String(body);
    request.bodyText = text;
    // A DELETE may come with a content type and nothing in it.
    if (text === '') done(null, undefined);
    else parse(request, text, done);
  });
}

/** Bodies of HTML forms only: the first value of each field, in an object without a prototype. */
export function acceptForms(scope: FastifyInstance): void {
  const type = 'application/x-www-form-urlencoded';
  scope.addContentTypeParser(type, { parseAs: 'string' }, (request, body, done) => {
    const text = String(body);
    request.bodyText = text;
    const fields: Record<string, string> = Object.create(null);
    for (const [name, value] of new URLSearchParams(text)) fields[name] ??= value;
    done(null, fields);
  });
  // Forms with files; a mail program's button may send its one field so too (RFC 8058, 3.2).
  scope.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      const { fields, files } = readMultipart(body as Buffer, request.headers['content-type'] ?? '');
      request.formFiles = files;
      done(null, fields);
    } catch (error) {
      done(error as Error);
    }
  });
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The files that a form came with. */
    formFiles?: readonly FormFile[];
  }
}

/** Forms with files: the body goes to the handler as it streams in. */
export function acceptFiles(scope: FastifyInstance): void {
  scope.addContentTypeParser('multipart/form-data', (_request, body, done) => done(null, body));
}
