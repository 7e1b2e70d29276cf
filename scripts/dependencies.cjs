// Tells whether node_modules holds what the lock file names.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

function packagesOf(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** npm's own rule: a list names what fits, or with `!` what does not. */
function fits(list, value) {
  if (!list) return true;
  return list.includes(value) || (list.every((item) => item.startsWith('!')) && !list.includes(`!${value}`));
}

function isWanted(entry, machine, withDev) {
  if (entry.peer || ((entry.dev || entry.devOptional) && !withDev)) return false;
  if (!entry.optional) return true;
  // Optional packages are those of other platforms, but also this one's compiled programs.
  const libc = machine.platform === 'linux' ? (machine.musl ? 'musl' : 'glibc') : undefined;
  const named = entry.os && entry.cpu;
  return (
    Boolean(named) &&
    fits(entry.os, machine.platform) &&
    fits(entry.cpu, machine.arch) &&
    (!entry.libc || fits(entry.libc, libc))
  );
}

/** True when the node_modules of `root` hold the locked version of every package that `machine` needs. */
function hasDependencies(root, machine, withDev) {
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const have = packagesOf(path.join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !have) return false;
  return Object.keys(wanted).every((name) => {
    if (name === '' || !isWanted(wanted[name], machine, withDev)) return true;
    const isThere = fs.existsSync(path.join(root, name, 'package.json'));
    return isThere && Boolean(have[name]) && have[name].version === wanted[name].version;
  });
}

module.exports = { hasDependencies };
