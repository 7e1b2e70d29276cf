import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ImportJob } from '../core/import-job.js';

const RECORD = 'job.json';
const JOB = /^[0-9a-f]{32}$/;

/** The imports of a data folder, each in a folder with its files; read once, since only their desk writes them. */
export interface JobFolder {
  /** The newest first. */
  all(): readonly ImportJob[];
  find(id: string): ImportJob | undefined;
  save(job: ImportJob): void;
  /** Takes away what was uploaded, and with it every word of the archive; the reports stay. */
  empty(job: ImportJob): void;
  /** Where a file of an import lies, whether it is there or not. */
  fileOf(id: string, name: string): string;
  folderOf(id: string): string;
}

/** Opens the folder; what was left there by an upload that did not end is taken away. */
export function openJobFolder(folder: string): JobFolder {
  const jobs = new Map<string, ImportJob>();
  const folderOf = (id: string): string => path.join(folder, id);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder).filter((one) => JOB.test(one))) {
    const file = path.join(folder, name, RECORD);
    if (existsSync(file)) jobs.set(name, JSON.parse(readFileSync(file, 'utf8')));
    else rmSync(folderOf(name), { recursive: true, force: true });
  }
  return {
    all: () => [...jobs.values()].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)),
    find: (id) => jobs.get(id),
    save(job) {
      jobs.set(job.id, job);
      const file = path.join(folderOf(job.id), RECORD);
      writeFileSync(`${file}.new`, JSON.stringify(job), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
    empty({ id, files }) {
      const uploads = files.map((_, index) => String(index));
      for (const name of [...uploads, 'rules', 'check-held.jsonl', 'import-held.jsonl'])
        rmSync(path.join(folderOf(id), name), { force: true });
    },
    fileOf: (id, name) => path.join(folderOf(id), name),
    folderOf,
  };
}
