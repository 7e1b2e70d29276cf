import { readFile, stat } from 'node:fs/promises';
import { Refusal } from '../core/refusal.js';
import { CsvReader, separatorOf } from '../formats/csv-reader.js';
import { selectorMap } from '../formats/page/mapped-page.js';
import type { SelectorMap } from '../formats/page/selector-map.js';
import type { AddressRule } from '../use-cases/import/address-rules.js';

/** What an operator's file tells: how pages are marked up, or where they are today. */
export interface RulesFile {
  readonly selectors?: SelectorMap;
  readonly rules?: readonly AddressRule[];
}

const MAX_FILE = 64 * 1024 * 1024;
const KINDS = ['url', 'prefix', 'host', 'regex'] as const;

function refuse(problem: string): never {
  throw new Refusal('rules_refused', { problem });
}

function ruleFrom(found: unknown, index: number): AddressRule {
  const rule = (typeof found === 'object' && found !== null ? found : {}) as Readonly<
    Record<string, unknown>
  >;
  const kinds = KINDS.filter((kind) => rule[kind] !== undefined);
  const [kind] = kinds;
  const isWhole =
    kinds.length === 1 &&
    Object.keys(rule).length === 2 &&
    Object.values(rule).every((value) => typeof value === 'string');
  if (kind === undefined || !isWhole || typeof rule.to !== 'string' || rule[kind] === '')
    return refuse(
      `rule ${index + 1} must have "to" and one of ${KINDS.map((each) => `"${each}"`).join(', ')}, each a text`,
    );
  return { [kind]: rule[kind], to: rule.to } as AddressRule;
}

/** Two columns: an address of the archive, and the one it has today. `*` at the end of both stands for the same rest. */
function rulesOfCsv(text: string): readonly AddressRule[] {
  const rules: AddressRule[] = [];
  const reader = new CsvReader(separatorOf(text.slice(0, 4096)), ({ cells, line }) => {
    const [from = '', to = ''] = cells.map((cell) => cell.trim());
    if (from === '' && to === '') return;
    if (!/^https?:\/\//i.test(from)) {
      // The first line may name the columns.
      if (line === 1) return;
      refuse(`line ${line}: "${from.slice(0, 60)}" is no address`);
    }
    rules.push(
      from.endsWith('*') ? { prefix: from.slice(0, -1), to: to.replace(/\*$/, '') } : { url: from, to },
    );
  });
  reader.write(text);
  reader.close();
  return rules;
}

function rulesOfJson(text: string): RulesFile {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch (error) {
    return refuse(`it is no JSON (${error instanceof Error ? error.message : ''})`);
  }
  const rules = Array.isArray(found) ? found : (found as { readonly rules?: unknown } | null)?.rules;
  return Array.isArray(rules) ? { rules: rules.map(ruleFrom) } : { selectors: selectorMap(found) };
}

/**
 * Reads the file of `--map` or `--rules`, told apart by content: JSON with a list of rules, JSON with the selectors of a
 * page, or CSV of old and new addresses. Refuses `rules_refused`.
 */
export async function readRulesFile(file: string): Promise<RulesFile> {
  if ((await stat(file)).size > MAX_FILE) return refuse(`${file} is larger than ${MAX_FILE} bytes`);
  const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  return /^\s*[[{]/.test(text) ? rulesOfJson(text) : { rules: rulesOfCsv(text) };
}
