import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Removes the mails to an address that were written to a folder, for want of a server to send them. */
export function forgetMails(folder: string, email: string): void {
  if (!existsSync(folder)) return;
  const wanted = email.trim().toLowerCase();
  // What is not whole yet has another ending.
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.eml'))) {
    const file = path.join(folder, name);
    if (readFileSync(file, 'utf8').toLowerCase().includes(wanted)) rmSync(file, { force: true });
  }
}
