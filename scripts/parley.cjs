#!/usr/bin/env node
'use strict';
const path = require('node:path');
const { handOver } = require('./exec.cjs');
const { ROOT, ensureNode, ensureDependencies, ensureBuild } = require('./runtime.cjs');

const node = ensureNode();
ensureDependencies();
ensureBuild(node);
handOver(node, [path.join(ROOT, 'dist', 'src', 'main.js'), ...process.argv.slice(2)]);
