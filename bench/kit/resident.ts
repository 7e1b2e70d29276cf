import { readFileSync } from 'node:fs';

/** What a process of this machine holds in memory now (Linux: proc(5), VmRSS). */
export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
