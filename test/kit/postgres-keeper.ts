/**
 * A process that keeps one throwaway PostgreSQL server, or with `pair` one and a standby that follows it. It prints one line
 * of JSON, `{"url", "pid", "standby"?}` or `{"error"}`, and when its standard input ends, however its parent died, it stops
 * the servers and removes every file of them.
 */
import { closePlace, copyCluster, createCluster, openPlace, startCluster } from './postgres-cluster.js';

// Losing the files is harmless, so waiting for the disk is waste. synchronous_commit stays on: the product looks at it.
const FAST = ['-c', 'fsync=off', '-c', 'full_page_writes=off'];
// Of a server that dies by SIGKILL nothing stays in /dev/shm.
const MORTAL = ['-c', 'dynamic_shared_memory_type=mmap'];

const [bin = '', mode] = process.argv.slice(2);
const flags = [...(mode === 'fast' ? FAST : []), ...(mode === 'pair' ? MORTAL : [])];
const place = openPlace(bin);
let stopping = false;

process.stdin.resume();
process.stdin.on('close', () => void stop());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());

try {
  process.stdout.write(`${JSON.stringify(await start())}\n`);
} catch (error) {
  process.stdout.write(
    `${JSON.stringify({ error: error instanceof Error ? error.message : String(error) })}\n`,
  );
  await stop();
}

async function start() {
  createCluster(place, 'data');
  const first = await startCluster(place, 'data', flags);
  if (mode !== 'pair') return first;
  copyCluster(place, first, 'standby');
  return { ...first, standby: await startCluster(place, 'standby', flags) };
}

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await closePlace(place);
  process.exit(0);
}
