/** Finds or brings a Chromium that starts on this machine. Knows nothing of node:test, so the test runner uses it too. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { aptInstall, findProgram, keepFirst, mayUseApt, npmPackage } from './install.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PACKED = '153.0.0';
// Tests talk to 127.0.0.1 only: everything by which Chromium calls home is off.
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A program that has started once on this machine, or why there is none. */
export type ChromiumBinary = { readonly file: string } | { readonly missing: string };

/** Starts Chromium without a window. Its sandbox is off only where this process is root, who cannot have it. */
export function launchChromium(file: string): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath: file, headless: true, chromiumSandbox: !isRoot, args: FLAGS });
}

/** The system's Chromium, else Debian's package, else an npm package in .cache/; the first that starts. */
export async function chromiumBinary(): Promise<ChromiumBinary> {
  const faults: string[] = [];
  for (const find of [onThisMachine, fromDebian, fromNpm]) {
    const file = find();
    const fault = file ? await faultOf(file) : undefined;
    if (file && !fault) return { file };
    if (fault) faults.push(`${file}: ${fault}`);
  }
  const tried = faults.length > 0 ? ` (tried ${faults.join('; ')})` : '';
  return { missing: `no Chromium that starts: install Debian's "chromium" or your system's${tried}` };
}

function onThisMachine(): string | undefined {
  return NAMES.map(findProgram).find(Boolean);
}

function fromDebian(): string | undefined {
  if (onThisMachine() || !mayUseApt()) return undefined;
  return aptInstall(['chromium', 'fonts-noto-core']) ? onThisMachine() : undefined;
}

function fromNpm(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const folder = npmPackage('@sparticuz/chromium', PACKED);
  return folder && unpack(folder);
}

/** The package unpacks itself into the folder for temporary files; a process with another such folder makes it stay. */
function unpack(folder: string): string | undefined {
  const home = path.join(folder, 'unpacked');
  const file = path.join(home, 'chromium');
  if (existsSync(file)) return file;
  const part = mkdtempSync(path.join(folder, 'part-'));
  const entry = pathToFileURL(path.join(folder, 'build', 'index.js')).href;
  const script = `import { default as packed } from ${JSON.stringify(entry)}; await packed.executablePath();`;
  const env = { ...process.env, TMPDIR: part };
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env,
    stdio: ['ignore', 2, 2],
  });
  if (done.status === 0) keepFirst(part, home);
  else rmSync(part, { recursive: true, force: true });
  return existsSync(file) ? file : undefined;
}

async function faultOf(file: string): Promise<string | undefined> {
  try {
    const browser = await launchChromium(file);
    await browser.close();
    return undefined;
  } catch (error) {
    return String(error instanceof Error ? error.message : error).split('\n', 1)[0];
  }
}
