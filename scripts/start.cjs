'use strict';
process.argv.splice(2, 0, 'demo');
require('./parley.cjs');
