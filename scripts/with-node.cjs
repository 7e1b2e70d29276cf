// `node scripts/with-node.cjs SCRIPT …` runs a script of the workshop on Node 24, with packages and build in place.
'use strict';
const { handOver } = require('./exec.cjs');
const { ensureNode, ensureDependencies, ensureBuild } = require('./runtime.cjs');

const node = ensureNode();
ensureDependencies({ dev: true });
ensureBuild(node);
handOver(node, process.argv.slice(2));
