import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '../../../core/refusal.js';
import { readHolder, takeLock } from './folder-lock.js';
import { HandoverClient } from './handover-client.js';
import { ownTarget } from './own-target.js';
import type { WriteTarget } from './write-target.js';

// A process that is just starting has the lock before it listens; one that was killed gives it up within moments.
const TRIES = 40;
const PAUSE = 100;
/** So many times a command that has made room looks for the server before it takes the folder again. */
const COURTESY = 20;

interface Wish {
  readonly role: 'serve' | 'command';
  readonly yield: () => void;
  /** The folder was just given up for a server. */
  readonly afterYielding?: boolean;
}

/**
 * Finds where writes go: to this process when nobody else has the folder, else (commands) to the one that has it. A server
 * asks a command to make room. Refuses `data_in_use` for a second server, and when the owner does not answer.
 */
export async function acquire(folder: string, wish: Wish): Promise<WriteTarget> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const mayOwn = !wish.afterYielding || attempt > COURTESY;
    const target = (mayOwn ? await own(folder, wish) : undefined) ?? (await join(folder, wish));
    if (target) return target;
    await pause(PAUSE);
  }
  throw inUse(folder);
}

async function own(folder: string, wish: Wish): Promise<WriteTarget | undefined> {
  const lock = takeLock(folder);
  if (!lock) return undefined;
  try {
    return await ownTarget(folder, { lock, role: wish.role, yield: wish.yield });
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function join(folder: string, { role }: Wish): Promise<WriteTarget | undefined> {
  const holder = readHolder(folder);
  if (!holder) return undefined;
  if (role === 'serve' && holder.role === 'serve' && isAlive(holder.pid)) throw inUse(folder);
  const owner = await HandoverClient.connect(holder.socket);
  if (!owner || role === 'command') return owner;
  await owner.askToYield();
  await owner.close();
  return undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function inUse(folder: string): Refusal {
  const holder = readHolder(folder);
  const who = holder ? `${holder.role}, process ${holder.pid}` : 'one that is just starting';
  return new Refusal('data_in_use', { folder, holder: who });
}
