'use strict';
const { ensureNode, ensureDependencies } = require('./runtime.cjs');
const { handOver } = require('./exec.cjs');

const node = ensureNode();
ensureDependencies({ dev: true });
handOver(node, process.argv.slice(2));
