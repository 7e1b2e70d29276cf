import assert from 'node:assert/strict';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { encodeId } from '../../src/core/ids.js';
import type { Route } from '../../src/http/route.js';
import { ROUTES } from '../../src/http/route-table.js';
import { type Estate, openEstate, type Person } from './estate.js';
import { ask, bodyOf, FORM_FIELDS, type Names, titleOf } from './request.js';

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly maxProperties?: number;
  readonly additionalProperties?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** Google's clients send what they like; what they send is bounded as a whole and nothing of it is stored. */
const JSON_WRITES = ROUTES.filter(({ body, space }) => body !== undefined && space !== 'scoring');
const FORM_WRITES = ROUTES.filter(
  ({ method, space }) => method === 'POST' && ['form', 'console'].includes(space),
);
const PLANTED = 'planted-by-a-stranger';

/** Where a schema lets through what nobody has bounded. */
function openPlaces(schema: Schema, at: string): readonly string[] {
  const below = [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, of]) => openPlaces(of, `${at}.${name}`)),
    ...(schema.items ? openPlaces(schema.items, `${at}[]`) : []),
    ...(schema.anyOf ?? []).flatMap((of) => openPlaces(of, at)),
  ];
  const isMap = schema.patternProperties !== undefined;
  const open = schema.type === 'object' && !isMap && schema.additionalProperties !== false;
  return [...(open || isUnbounded(schema) ? [at] : []), ...below];
}

function isUnbounded({ type, pattern, format, maxLength, maxItems, const: only }: Schema): boolean {
  if (type === 'array') return maxItems === undefined;
  if (type !== 'string' || only !== undefined || format === 'date-time') return false;
  return maxLength === undefined && !/\{\d+\}\$$/.test(pattern ?? '');
}

describe('the fields of what is sent', () => {
  let estate: Estate;
  let names: Names;
  let columns: readonly string[];
  before(async () => {
    estate = await openEstate();
    const { house, appealId, claimId, sanctionId, commentId } = estate;
    const site = { siteId: encodeId(house.site.id), site: 'paper', storyId: house.storyId };
    names = { ...site, commentId, appealId, claimId, sanctionId };
    columns = columnsOf(path.join(house.data, 'parley.db'));
  });
  after(() => estate.close());

  it('are those that a schema names, each with a most length', () => {
    const places = JSON_WRITES.flatMap((route) => openPlaces(route.body as Schema, titleOf(route)));
    assert.deepEqual(places, []);
  });

  it('are no others: a column’s name in a body is refused, whoever sends it, and nothing is written', async () => {
    assert.ok(columns.length > 150, `${columns.length} columns`);
    const before = estate.rows();
    for (const route of JSON_WRITES) {
      const known = Object.keys((route.body as Schema).properties ?? {});
      for (const column of columns.filter((name) => !known.includes(name))) {
        const body = { ...bodyOf(route), [column]: 1 };
        const answer = await ask(estate.house, personFor(route), { route, names, body });
        // Who needs a proof besides their cookie is asked for it before anybody reads what they send.
        const isRefused = [400, 401, 403, 404].includes(answer.statusCode);
        assert.ok(isRefused, `${titleOf(route)} with ${column}: ${answer.statusCode} ${answer.body}`);
      }
    }
    assert.deepEqual(
      estate.rows().filter((row) => !before.includes(row)),
      [],
    );
  });

  it('are of the type that the schema says: a list, a number, a truth and a word for another are refused', async () => {
    const before = estate.rows();
    for (const route of JSON_WRITES) {
      for (const [name, schema] of Object.entries((route.body as Schema).properties ?? {})) {
        if (schema.type === undefined) continue;
        for (const wrong of [['a'], { a: 1 }, 'true', 1.5, true, null].filter(
          (value) => !fits(value, schema),
        )) {
          const body = { ...bodyOf(route), [name]: wrong };
          const { statusCode } = await ask(estate.house, personFor(route), { route, names, body });
          const what = `${titleOf(route)} ${name}=${JSON.stringify(wrong)}: ${statusCode}`;
          assert.ok([400, 401, 403, 404].includes(statusCode), what);
        }
      }
    }
    assert.deepEqual(
      estate.rows().filter((row) => !before.includes(row)),
      [],
    );
  });

  it('of a form reach no column that the form does not show', async () => {
    const foreign = columns.filter((column) => !Object.hasOwn(FORM_FIELDS, column));
    const planted = Object.fromEntries(foreign.map((column) => [column, PLANTED]));
    for (const route of FORM_WRITES)
      await ask(estate.house, personFor(route), { route, names, form: planted });
    assert.deepEqual(
      estate.rows().filter((row) => row.includes(PLANTED)),
      [],
    );
  });

  /** Somebody who may use the route. */
  function personFor({ who }: Route): Person {
    const isStaff = who === 'writer' || who === 'moderator';
    return isStaff ? estate.staff['admin here'] : estate.reader;
  }
});

function fits(value: unknown, { type }: Schema): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

/** Every column of the database, as it is written there and as programs write it. */
function columnsOf(file: string): readonly string[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    const found = tables.flatMap(({ name }) =>
      database
        .prepare(`PRAGMA table_info("${name}")`)
        .all()
        .map((row) => String(row.name)),
    );
    const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    return [...new Set(found.flatMap((name) => [name, camel(name)]))].filter((name) => /^\w+$/.test(name));
  } finally {
    database.close();
  }
}
