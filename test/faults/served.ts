import { withFolder } from '../kit/temporary.js';
import { METRICS_TOKEN } from './server-metrics.js';
import { runCommand, type ServerProcess, startServerProcess } from './server-process.js';

export interface Served {
  readonly server: ServerProcess;
  readonly settings: Readonly<Record<string, string>>;
  /** A folder for the test; the data folder is below it. */
  readonly folder: string;
}

/** A site named paper, served by a process of its own with metrics; `more` are further settings. */
export function withServed<T>(
  more: Readonly<Record<string, string>>,
  use: (served: Served) => Promise<T>,
): Promise<T> {
  return withFolder(async (folder) => {
    const settings = {
      ...{ PARLEY_DATA: `${folder}/data`, PARLEY_PORT: '0', PARLEY_TRUSTED_PROXIES: '1' },
      PARLEY_METRICS_TOKEN: METRICS_TOKEN,
      ...more,
    };
    await runCommand(['site', 'add', 'paper', '--host', 'paper.example'], settings);
    const server = await startServerProcess(settings);
    try {
      return await use({ server, settings, folder });
    } finally {
      await server.kill('SIGTERM');
    }
  });
}
