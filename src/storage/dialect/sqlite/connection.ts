/**
 * The strict adapter over node:sqlite. The driver stores NULL for a Date and for a parameter that is missing, and 1 for
 * true; here each of these is an error before anything is bound.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { Db, Value } from '../../db.js';
import { checkValues } from '../../values.js';
import { sqlite } from './dialect.js';
import { readSettings, type Settings, settingStatements } from './settings.js';

interface Prepared {
  readonly statement: StatementSync;
  readonly arity: number;
}

// More than there are statements in this folder, so that only a mistake (values in the text) fills it.
const MOST_STATEMENTS = 500;

export class SqliteConnection implements Db {
  readonly dialect = sqlite;
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();

  /** Opens the file and reads back every setting; refuses `storage_unfit` when one did not take. */
  constructor(file: string, settings: Settings) {
    const { readOnly, busyTimeout } = settings;
    this.#database = new DatabaseSync(file, {
      readOnly,
      timeout: busyTimeout,
      enableForeignKeyConstraints: true,
    });
    try {
      for (const pragma of settingStatements(settings)) this.#database.exec(pragma);
      readSettings(this, settings);
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  async all<T>(sql: string, params: readonly Value[] = []): Promise<readonly T[]> {
    return this.allNow<T>(sql, params);
  }

  async get<T>(sql: string, params: readonly Value[] = []): Promise<T | undefined> {
    const { statement } = this.#prepare(sql, params);
    return statement.get(...(params as readonly SQLInputValue[])) as T | undefined;
  }

  async run(sql: string, params: readonly Value[] = []): Promise<number> {
    const { statement } = this.#prepare(sql, params);
    return Number(statement.run(...(params as readonly SQLInputValue[])).changes);
  }

  allNow<T>(sql: string, params: readonly Value[] = []): readonly T[] {
    const { statement } = this.#prepare(sql, params);
    return statement.all(...(params as readonly SQLInputValue[])) as unknown as readonly T[];
  }

  /** A statement without parameters that is not worth keeping: BEGIN, PRAGMA, DDL. */
  exec(sql: string): void {
    this.#database.exec(sql);
  }

  get isInTransaction(): boolean {
    return this.#database.isTransaction;
  }

  close(): void {
    this.#prepared.clear();
    this.#database.close();
  }

  #prepare(sql: string, params: readonly Value[]): Prepared {
    let prepared = this.#prepared.get(sql);
    if (!prepared) {
      prepared = { statement: this.#database.prepare(sql), arity: sql.split('?').length - 1 };
      if (this.#prepared.size >= MOST_STATEMENTS) this.#prepared.clear();
      this.#prepared.set(sql, prepared);
    }
    checkValues(sql, prepared.arity, params);
    return prepared;
  }
}
