import type { TSchema } from 'typebox';
import * as auth from '../wire/auth.js';
import * as body from '../wire/body.js';
import * as comment from '../wire/comment.js';
import * as error from '../wire/error.js';
import * as me from '../wire/me.js';
import * as moderation from '../wire/moderation.js';
import * as person from '../wire/person.js';
import * as perspective from '../wire/perspective.js';
import * as posting from '../wire/posting.js';
import * as secondFactor from '../wire/second-factor.js';
import * as story from '../wire/story.js';
import * as thread from '../wire/thread.js';
import type { QueryParameter, Route } from './route.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type JsonObject = { readonly [name: string]: Json };

const WIRE: readonly Readonly<Record<string, unknown>>[] = [
  auth,
  body,
  comment,
  error,
  me,
  moderation,
  person,
  perspective,
  posting,
  secondFactor,
  story,
  thread,
];
const SUFFIX = 'Schema';

/**
 * The table of routes as an OpenAPI 3.1 document: every route that answers with JSON, with the schemas of wire/ as
 * components. Pages and files are not part of it.
 */
export function openApiDocument(routes: readonly Route[], about: { readonly version: string }): JsonObject {
  const names = namedSchemas();
  const documented = routes.filter((route) => route.answers !== undefined);
  const paths = Map.groupBy(documented, ({ path }) => openPath(path));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parley',
      version: about.version,
      description:
        'Read, post and moderate discussions. Unknown query parameters are ignored, unknown fields of a body refused.',
    },
    paths: Object.fromEntries(
      [...paths].map(([path, ofPath]) => [
        path,
        Object.fromEntries(ofPath.map((route) => [route.method.toLowerCase(), operation(route, names)])),
      ]),
    ),
    components: { schemas: components(names) },
  };
}

/** Fastify's `/c/:commentId` is `/c/{commentId}`; `::` is a colon that stands there. */
function openPath(path: string): string {
  return path.replace(/(?<!:):(\w+)/g, '{$1}').replace('::', ':');
}

/** The exported schemas of wire/ by what they say, so that one inside another is called by its name. */
function namedSchemas(): ReadonlyMap<string, string> {
  const exported = WIRE.flatMap((module) => Object.entries(module)).filter(([name]) => name.endsWith(SUFFIX));
  return new Map(exported.map(([name, schema]) => [JSON.stringify(schema), name.slice(0, -SUFFIX.length)]));
}

function components(names: ReadonlyMap<string, string>): JsonObject {
  const schemas: Record<string, Json> = {};
  for (const [text, name] of names) {
    const { $defs, $id: _, ...schema } = JSON.parse(text) as JsonObject;
    schemas[name] = withReferences(schema, names);
    for (const [part, definition] of Object.entries(($defs ?? {}) as JsonObject)) {
      schemas[part] = withReferences(definition, names);
    }
  }
  return schemas;
}

/** A schema in which every named part is a reference to its component. */
function withReferences(schema: Json, names: ReadonlyMap<string, string>): Json {
  if (typeof schema === 'string') return schema.replace(/^#\/\$defs\//, '#/components/schemas/');
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map((part) => reference(part, names));
  return Object.fromEntries(
    Object.entries(schema as JsonObject).map(([key, part]) => [key, reference(part, names)]),
  );
}

function reference(schema: Json, names: ReadonlyMap<string, string>): Json {
  const name = typeof schema === 'object' ? names.get(JSON.stringify(schema)) : undefined;
  return name === undefined ? withReferences(schema, names) : { $ref: `#/components/schemas/${name}` };
}

function schemaOf(schema: TSchema, names: ReadonlyMap<string, string>): Json {
  return reference(JSON.parse(JSON.stringify(schema)) as Json, names);
}

function operation(route: Route, names: ReadonlyMap<string, string>): JsonObject {
  const content = (schema: TSchema): JsonObject => ({
    content: { 'application/json': { schema: schemaOf(schema, names) } },
  });
  const errorSchema = route.space === 'scoring' ? perspective.GoogleErrorSchema : error.ErrorSchema;
  const answers = Object.entries(route.answers ?? {}).map(([status, schema]) => [
    status,
    schema === null ? { description: 'Done.' } : { description: 'Done.', ...content(schema) },
  ]);
  return {
    operationId: operationId(route),
    summary: route.about,
    tags: [route.space],
    parameters: parameters(route, names),
    ...(route.body === undefined ? {} : { requestBody: { ...content(route.body) } }),
    responses: {
      ...Object.fromEntries(answers),
      default: { description: 'Refused or failed; the code says why.', ...content(errorSchema) },
    },
  };
}

/** `post_stories_storyId_comments`: stable as long as the address is. */
function operationId({ method, path }: Route): string {
  const words = path.replace('/api/v1', '').split(/\W+/).filter(Boolean);
  return [method.toLowerCase(), ...words].join('_');
}

function parameters(route: Route, names: ReadonlyMap<string, string>): readonly Json[] {
  const inPath = [...route.path.matchAll(/(?<!:):(\w+)/g)].map(([, name = '']): Json => {
    const schema = name.endsWith('Id') ? schemaOf(comment.IdSchema, names) : { type: 'string' };
    return { name, in: 'path', required: true, schema };
  });
  const listed = (place: string, given: Readonly<Record<string, QueryParameter>> = {}): readonly Json[] =>
    Object.entries(given).map(([name, { schema, about, required }]) => ({
      name,
      in: place,
      description: about,
      required: required === true,
      schema: schemaOf(schema, names),
    }));
  return [...inPath, ...listed('query', route.query), ...listed('header', route.headers)];
}
