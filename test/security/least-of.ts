/** The smallest value that a schema takes: required fields only, each as short as may be. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly pattern?: string;
  readonly format?: string;
}

const BY_NAME: Readonly<Record<string, string>> = { site: 'paper', email: 'somebody@home.example' };

export function leastOf(given: object, name = ''): unknown {
  const schema = given as Schema;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return leastOf(schema.anyOf[0] ?? {}, name);
  if (schema.type === 'object') return leastObject(schema);
  if (schema.type === 'array')
    return Array.from({ length: schema.minItems ?? 0 }, () => leastOf(schema.items ?? {}));
  if (schema.type === 'boolean') return false;
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1;
  return schema.type === 'null' ? null : leastText(schema, name);
}

function leastObject({ required = [], properties = {} }: Schema): object {
  return Object.fromEntries(required.map((name) => [name, leastOf(properties[name] ?? {}, name)]));
}

function leastText({ minLength = 1, pattern = '', format }: Schema, name: string): string {
  if (format === 'date-time') return '2026-11-20T12:00:00.000Z';
  const exact = Number(/\{(\d+)\}\$$/.exec(pattern)?.[1] ?? Math.max(1, minLength));
  return BY_NAME[name] ?? 'a'.repeat(exact);
}
