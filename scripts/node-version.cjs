// Which Node Parley runs on, and where to get it.
'use strict';

// 24.21.0 bundles SQLite 3.53.4. Before 3.51.3 SQLite can corrupt a WAL file that two connections write.
const NODE_VERSION = '24.21.0';
const OLDEST_SQLITE = '3.51.3';
// The machines for which the npm registry carries this very version, as `node-PLATFORM-ARCH`. macOS is not among them.
const PLATFORMS = ['linux-arm64', 'linux-x64', 'win-x64'];

function isAtLeast(version, wanted) {
  const have = String(version || '0')
    .split('.')
    .map(Number);
  const want = wanted.split('.').map(Number);
  for (let i = 0; i < want.length; i++) {
    if ((have[i] || 0) !== want[i]) return (have[i] || 0) > want[i];
  }
  return true;
}

/** `versions` is a `process.versions`: early 24s bundle an older SQLite. */
function isGoodEnough(versions) {
  return isAtLeast(versions.node, '24.0.0') && isAtLeast(versions.sqlite, OLDEST_SQLITE);
}

/**
 * The npm package that holds the Node for a machine, or advice where there is none.
 * `machine` is {platform, arch, musl}: musl is the C library of Alpine Linux, where the registry's Node does not start.
 */
function nodePackage(machine) {
  const name = `${machine.platform === 'win32' ? 'win' : machine.platform}-${machine.arch}`;
  const wish = `Node ${NODE_VERSION} or newer, with SQLite ${OLDEST_SQLITE} or newer`;
  if (machine.musl) {
    return {
      advice: `this Linux has the C library musl, for which the npm registry carries no Node. Install ${wish} (Alpine: \`apk add nodejs-current\`, or the image node:24-alpine).`,
    };
  }
  if (!PLATFORMS.includes(name))
    return { advice: `the npm registry carries no Node for ${name}. Install ${wish} yourself.` };
  return { name: `node-${name}` };
}

function thisMachine() {
  const report = process.platform === 'linux' && process.report ? process.report.getReport() : undefined;
  const header = report && (typeof report === 'string' ? JSON.parse(report) : report).header;
  return {
    platform: process.platform,
    arch: process.arch,
    musl: Boolean(header && !header.glibcVersionRuntime),
  };
}

module.exports = { NODE_VERSION, OLDEST_SQLITE, isAtLeast, isGoodEnough, nodePackage, thisMachine };
