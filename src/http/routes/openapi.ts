import Type from 'typebox';
import { sendPublicJson } from '../answer.js';
import { openApiDocument } from '../openapi.js';
import type { Route } from '../route.js';

/** Of the contract, not of the program: it changes when an address or a field goes away. */
const API_VERSION = '1.0.0';

export const openApiRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/openapi.json',
    space: 'public',
    who: 'anyone',
    about: 'This API as an OpenAPI 3.1 document.',
    answers: { 200: Type.Object({ openapi: Type.String() }) },
    isCached: true,
    handle: (exchange) =>
      sendPublicJson(exchange, {
        variant: 'openapi',
        version: API_VERSION,
        make: async () => openApiDocument(exchange.app.routes, { version: API_VERSION }),
      }),
  },
];
