/** What every connection is asked for, and that it was granted. */
import { Refusal } from '../../../core/refusal.js';

export interface Settings {
  readonly readOnly: boolean;
  /** Milliseconds that a statement may wait for a lock. 0 wherever waiting would stop the event loop. */
  readonly busyTimeout: number;
  /** Mebibytes of pages in memory. */
  readonly cache: number;
}

/** 3.7.0 to 3.51.2 can corrupt a database that two connections write and checkpoint (https://www.sqlite.org/releaselog/3_51_3.html). */
const OLDEST = [3, 51, 3] as const;
/** Marks a file as ours: "Prly". */
export const APPLICATION_ID = 0x50_72_6c_79;

// Some 48 MB: an import then writes a page back once for several batches. A long backup may let the log grow, the limit cuts it again.
const CHECKPOINT_PAGES = 12_000;
const JOURNAL_LIMIT = 64 * 1024 * 1024;

/** The part of a connection that answers. */
interface Asks {
  allNow<Row>(sql: string): readonly Row[];
}

export function settingStatements({ readOnly, cache }: Settings): readonly string[] {
  const common = [
    'PRAGMA synchronous = FULL',
    `PRAGMA cache_size = -${cache * 1024}`,
    'PRAGMA mmap_size = 0',
    'PRAGMA temp_store = MEMORY',
    'PRAGMA trusted_schema = OFF',
  ];
  if (readOnly) return common;
  return [
    'PRAGMA journal_mode = WAL',
    ...common,
    'PRAGMA foreign_keys = ON',
    'PRAGMA secure_delete = ON',
    `PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`,
    `PRAGMA journal_size_limit = ${JOURNAL_LIMIT}`,
  ];
}

/** Reads the settings back. Durable means durable: anything less is refused. */
export function readSettings(
  connection: Asks,
  { readOnly }: Pick<Settings, 'readOnly'>,
): Readonly<Record<string, string | number>> {
  const read = (name: string) => {
    const [row] = connection.allNow<Record<string, string | number>>(`PRAGMA ${name}`);
    return row ? (Object.values(row)[0] ?? '') : '';
  };
  const facts = {
    synchronous: read('synchronous'),
    journalMode: read('journal_mode'),
    foreignKeys: read('foreign_keys'),
    secureDelete: read('secure_delete'),
    mmapSize: read('mmap_size'),
    busyTimeout: read('busy_timeout'),
  };
  require('synchronous', facts.synchronous, 2);
  require('journal_mode', facts.journalMode, 'wal');
  require('mmap_size', facts.mmapSize || 0, 0);
  if (readOnly) return facts;
  require('foreign_keys', facts.foreignKeys, 1);
  require('secure_delete', facts.secureDelete, 1);
  return facts;
}

function require(name: string, found: string | number, wanted: string | number): void {
  if (found === wanted) return;
  throw new Refusal('storage_unfit', {
    problem: `SQLite answers ${name} = ${found} where ${wanted} was asked for`,
  });
}

/** Refuses `storage_unfit` below SQLite 3.51.3. */
export function requireVersion(version: string | undefined): void {
  const found = (version ?? '0').split('.').map(Number);
  const difference = OLDEST.map((wanted, i) => (found[i] ?? 0) - wanted).find((n) => n !== 0) ?? 0;
  if (difference >= 0) return;
  const problem = `this Node brings SQLite ${version}, which can corrupt files; use a Node with SQLite ${OLDEST.join('.')} or newer`;
  throw new Refusal('storage_unfit', { problem });
}
