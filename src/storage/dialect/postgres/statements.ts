/** Statements in PostgreSQL's form: `?` becomes $1, $2 …, and each text that is used again gets a name, so that it is parsed once per connection. */
export interface Statement {
  readonly text: string;
  readonly arity: number;
  /** Undefined for what runs once: transactions, settings, DDL. */
  readonly name?: string;
  /** How many rows it changes unless it fails: known of a plain INSERT of values. */
  readonly certainRows?: number;
}

// More than there are statements in this folder, so that only a mistake (values in the text) fills it.
const MOST_STATEMENTS = 500;
const statements = new Map<string, Statement>();

/** The statement for a text with `?` placeholders; the text holds no other question mark. */
export function statementOf(sql: string): Statement {
  const known = statements.get(sql);
  if (known) return known;
  const pieces = sql.split('?');
  const text = pieces.reduce((left, right, i) => `${left}$${i}${right}`);
  const statement = { text, arity: pieces.length - 1 };
  if (!/^(SELECT|INSERT|UPDATE|DELETE)\b/.test(sql) || statements.size >= MOST_STATEMENTS) return statement;
  const certainRows = certainRowsOf(sql);
  const named = {
    ...{ ...statement, name: `parley_${statements.size + 1}` },
    ...(certainRows === undefined ? {} : { certainRows }),
  };
  statements.set(sql, named);
  return named;
}

const INSERT_VALUES = /^INSERT INTO \w+ \([\w, ]+\) VALUES /;
const TUPLES = /^[?(), ]+/;

/** Each tuple of an INSERT is a row, unless a conflict may leave one out. */
function certainRowsOf(sql: string): number | undefined {
  const start = INSERT_VALUES.exec(sql)?.[0];
  if (start === undefined) return undefined;
  const values = TUPLES.exec(sql.slice(start.length))?.[0] ?? '';
  const rest = sql.slice(start.length + values.length);
  const isCertain =
    rest === '' || (/^ON CONFLICT \([\w, ]+\) DO UPDATE SET/.test(rest) && !/\bWHERE\b/.test(rest));
  return isCertain ? values.split('(').length - 1 : undefined;
}
