import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where acceptance data lies; a user's clone has none. */
export const TEST_DATA = path.resolve(process.env.PARLEY_TEST_DATA ?? '../shared');

/** Why tests that need `folder` of the acceptance data are skipped, or false when it is there. */
export function dataMissing(folder: string): string | false {
  const full = path.join(TEST_DATA, folder);
  if (existsSync(full)) return false;
  return `SKIPPED: no acceptance data at ${full}; set PARLEY_TEST_DATA`;
}
