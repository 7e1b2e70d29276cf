import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
/** Milliseconds: the registry may be far. */
const PATIENCE = 30_000;

interface Audit {
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>;
  readonly message?: string;
}

/** What `npm audit` says of the packages that ship; it ends with 1 also when it found something. */
async function audit(): Promise<Audit> {
  const asked = promisify(execFile)('npm', ['audit', '--omit=dev', '--json'], {
    cwd: ROOT,
    timeout: PATIENCE,
  });
  const { stdout } = await asked.catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }));
  return stdout.trim() === '' ? { message: 'no answer' } : (JSON.parse(stdout) as Audit);
}

describe('what ships', () => {
  it('holds no package with a known grave fault, as far as the registry can be asked', async (context) => {
    const { vulnerabilities, message } = await audit();
    if (vulnerabilities === undefined) {
      context.skip(
        `The registry tells no advisories here (${message ?? 'no reason given'}): run \`npm audit\` elsewhere.`,
      );
      return;
    }
    const grave = Object.entries(vulnerabilities).filter(([, { severity }]) =>
      ['high', 'critical'].includes(severity),
    );
    assert.deepEqual(
      grave.map(([name]) => name),
      [],
    );
  });
});
