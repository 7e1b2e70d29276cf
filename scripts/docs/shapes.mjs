/** JSON Schema as people read it. */
import { modulesOf, programModule } from './sources.mjs';

/** The schemas of src/wire/ by their names: `Comment` for CommentSchema. The same schema inside another is called by its name. */
export async function namedShapes() {
  const names = new Map();
  for (const name of modulesOf('wire')) {
    const entries = Object.entries(await programModule(name));
    for (const [exported, schema] of entries) {
      if (exported.endsWith('Schema')) names.set(JSON.stringify(schema), exported.slice(0, -'Schema'.length));
    }
  }
  return names;
}

/** One schema as text, without its own name at the top. */
export function shapeText(schema, names) {
  return written(schema, { names, indent: '', isTop: true });
}

/** One schema as text: its name where it has one. */
export function shapeName(schema, names) {
  return written(schema, { names, indent: '', isTop: false });
}

function written(schema, { names, indent, isTop }) {
  const name = isTop ? undefined : names.get(JSON.stringify(schema));
  if (name !== undefined) return name;
  const inner = (part) => written(part, { names, indent, isTop: false });
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return choices.map(inner).join(' | ');
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.type === 'array') return arrayText(schema, inner);
  if (schema.type === 'object') return objectText(schema, { names, indent });
  return schema.type ?? 'anything';
}

function arrayText({ items }, inner) {
  const item = inner(items);
  return item.includes(' | ') ? `(${item})[]` : `${item}[]`;
}

function objectText({ properties, required = [] }, { names, indent }) {
  if (properties === undefined) return '{ [name: string]: anything }';
  const deeper = `${indent}  `;
  const lines = Object.entries(properties).map(([name, schema]) => {
    const mark = required.includes(name) ? '' : '?';
    const type = written(schema, { names, indent: deeper, isTop: false });
    return `${deeper}${name}${mark}: ${type}${comment(schema)}`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function comment(schema) {
  const bounds = [
    ['minimum', 'at least'],
    ['maximum', 'at most'],
    ['minLength', 'characters, at least'],
    ['maxLength', 'characters, at most'],
  ].flatMap(([key, words]) =>
    schema[key] === undefined ? [] : [`${words} ${schema[key].toLocaleString('en')}`],
  );
  const said = [schema.description, ...bounds].filter(Boolean).join('; ');
  return said === '' || schema.type === 'object' ? '' : `  // ${said}`;
}
