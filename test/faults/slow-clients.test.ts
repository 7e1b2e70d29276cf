import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withServed } from './served.js';
import { standSlowClients } from './slow-clients.js';

/** Of each kind. */
const SLOW = 200;

test(
  'clients that send nothing more, or read nothing, keep no socket for long and nobody else waiting',
  {
    skip: process.platform === 'linux' ? false : 'open files are counted in /proc',
  },
  () =>
    withServed({}, async ({ server }) => {
      const { ordinary, filesBefore, filesAfter } = await standSlowClients(server, SLOW);
      assert.ok(ordinary.length >= 50, `${ordinary.length} pages beside ${3 * SLOW} slow clients`);
      assert.ok(filesAfter <= filesBefore + 10, `${filesAfter} open files, ${filesBefore} before`);
    }),
);
