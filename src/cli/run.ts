import { CommanderError } from 'commander';
import { ConfigError } from '../config.js';
import { Refusal } from '../core/refusal.js';
import type { Terminal } from './terminal.js';

export const EXIT = { done: 0, failed: 1, usage: 2, partly: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Wrong use of a command that commander cannot see: a site that does not exist, two options that exclude each other. */
export class UsageError extends Error {}

/** Tells what went wrong, as JSON on stdout when JSON was asked for, and gives the exit code. */
export function reportFailure(error: unknown, terminal: Terminal, isJson: boolean): ExitCode {
  // Commander has printed its own message; help and version are no failures.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  const { code, message, details } = describe(error);
  if (isJson) terminal.out(JSON.stringify({ error: { code, message, ...details } }));
  else terminal.err(message);
  return error instanceof UsageError ? EXIT.usage : EXIT.failed;
}

function describe(error: unknown): { code: string; message: string; details?: object } {
  if (error instanceof Refusal)
    return { code: error.code, message: messageOf(error), details: error.details };
  if (error instanceof ConfigError) return { code: 'invalid_settings', message: error.message };
  if (error instanceof UsageError) return { code: 'usage', message: error.message };
  const { message, code, address, port } = error as NodeJS.ErrnoException & {
    address?: string;
    port?: number;
  };
  const advise = code === undefined ? undefined : ADVICE[code];
  if (advise !== undefined && port !== undefined)
    return { code: code ?? '', message: advise(`${address}:${port}`) };
  return { code: code ?? 'failed', message: message ?? String(error) };
}

/** Whoever runs a command can do something about it. */
function messageOf({ code, message, details }: Refusal): string {
  if (code !== 'origin_not_listed') return message;
  return `The address ${details.url} is on no host of this site. Add the host with: parley site set SLUG --host HOST`;
}

/** What to do about an address that cannot be listened on. */
const ADVICE: Readonly<Record<string, (address: string) => string>> = {
  EADDRINUSE: (at) =>
    `Another program listens on ${at} already. Stop it, or set PARLEY_PORT to a free port (0 takes any).`,
  EACCES: (at) => `This user may not listen on ${at}. Set PARLEY_PORT to a port above 1023.`,
  EADDRNOTAVAIL: (at) =>
    `This machine has no address ${at}. Set PARLEY_HOST to one that it has, such as 127.0.0.1.`,
};
