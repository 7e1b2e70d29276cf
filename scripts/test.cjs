'use strict';
const path = require('node:path');
const { handOver } = require('./exec.cjs');
const { ensureNode, ensureDependencies, ensureBuild } = require('./runtime.cjs');

// Whoever reads only the last line learns also from a run that could not begin.
const sayNothingRan = () => process.stdout.write('\n0 passed, 1 failed\n');
process.on('exit', sayNothingRan);
const node = ensureNode();
ensureDependencies({ dev: true });
ensureBuild(node);
process.removeListener('exit', sayNothingRan);
handOver(node, [path.join(__dirname, 'test.mjs'), ...process.argv.slice(2)]);
