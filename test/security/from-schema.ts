/** Values that a schema takes, and values that it should not: what a fuzzer sends. */
import fc from 'fast-check';

export interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
}

/** Texts that break programs which split, compare, measure, decode or print them carelessly. */
const NASTY: readonly string[] = [
  ...['', ' ', '\0', 'a\0b', '\u202ertl\u2066', '\ud83d', 'é'.normalize('NFD').repeat(99), '٠١٢'],
  ...[
    "' OR 1=1 --",
    '%',
    '_',
    '../../etc/passwd',
    '..%2f',
    '%00',
    '\r\nSet-Cookie: x=1',
    '{{7*7}}',
    '$' + '{1}',
  ],
  ...[
    '<script>alert(1)</script>',
    'javascript:alert(1)',
    '__proto__',
    'constructor',
    'null',
    'NaN',
    '-0',
    '1e999',
  ],
  ...['9007199254740993', '2026-02-30T25:61:61Z', 'http://[::1]:0/', 'https://paper.example/\\@evil.example'],
  ...['00000000000', 'zzzzzzzzzzz', 'paper', 'x'.repeat(5000)],
];
const nastyText = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const nastyNumber = fc.oneof(
  fc.constantFrom(-1, 0, 0.5, 1e308, -0, 2 ** 53, Number.MIN_VALUE),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
/** Any JSON, also with keys that reach for a prototype. */
const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom({ constructor: { prototype: {} } }, [[[[[]]]]], { length: -1 }, { toString: null }),
  nastyText,
  nastyNumber,
);

/** Mostly what the schema takes, with nasty texts in it; one time in six, anything at all. */
export function valuesFor(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 5, arbitrary: rightValue(schema) }, { weight: 1, arbitrary: anyJson });
}

function rightValue(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(rightValue));
  if (schema.type === 'object') return rightObject(schema);
  if (schema.type === 'array') return fc.array(valuesFor(schema.items ?? {}), { maxLength: 5 });
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'null') return fc.constant(null);
  if (schema.type === 'integer' || schema.type === 'number') return rightNumber(schema);
  return schema.type === 'string' ? rightText(schema) : anyJson;
}

function rightObject({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, valuesFor(of)]));
  const known = fc.record(fields, { requiredKeys: required.filter((name) => Object.hasOwn(fields, name)) });
  const more = fc.dictionary(nastyText, anyJson, { maxKeys: 2 });
  const withMore = fc.tuple(known, more).map(([right, wrong]) => ({ ...right, ...wrong }));
  return fc.oneof({ weight: 6, arbitrary: known }, { weight: 1, arbitrary: withMore });
}

function rightNumber({ minimum = -5, maximum = 100 }: Schema): fc.Arbitrary<unknown> {
  return fc.oneof(fc.integer({ min: minimum, max: Math.max(minimum, maximum) }), nastyNumber);
}

function rightText({ pattern, format, minLength = 0 }: Schema): fc.Arbitrary<string> {
  if (format === 'date-time') return fc.oneof(fc.constant('2026-11-20T12:00:00.000Z'), nastyText);
  const exact = Number(/\{(\d+)\}\$$/.exec(pattern ?? '')?.[1] ?? 0);
  const fitting = fc.constantFrom('0'.repeat(exact || Math.max(1, minLength)), 'paper', 'a@home.example');
  return fc.oneof(fitting, nastyText);
}
