/** Statements in PostgreSQL's form: `?` becomes $1, $2 …, and each text that is used again gets a name, so that it is parsed once per connection. */
export interface Statement {
  readonly text: string;
  readonly arity: number;
  /** Undefined for what runs once: transactions, settings, DDL. */
  readonly name?: string;
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
  const named = { ...statement, name: `parley_${statements.size + 1}` };
  statements.set(sql, named);
  return named;
}
