import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, it } from 'node:test';
import { createMetrics } from '../../src/http/metrics.js';
import { SETTINGS } from '../../src/settings.js';
import { findProgram } from '../kit/install.js';
import { filesBelow, readIfThere } from './sources.js';

const FILES = filesBelow('deploy', /.*/);
const DASHBOARDS = FILES.filter(({ path: name }) => /grafana|alerts/.test(name));
/** Suffixes by which Prometheus names the series of a histogram. */
const SERIES = /_(?:bucket|sum|count)$/;

describe('what an operator copies from deploy/', () => {
  it('names settings that exist', () => {
    const known = new Set<string>(SETTINGS.map(({ name }) => name));
    const named = FILES.flatMap(({ path: file, text }) =>
      [...text.matchAll(/\b(?:PARLEY_[A-Z_]+|DATABASE_URL)\b/g)].map(([name]) => ({ file, name })),
    );
    assert.ok(named.length > 10);
    assert.deepEqual(
      named.filter(({ name }) => !known.has(name)),
      [],
    );
  });

  it('names metrics that the server shows', async () => {
    const shown = await createMetrics({
      cacheBytes: () => 0,
      liveReaders: () => 0,
      tracer: { counts: () => ({ sent: 1, dropped: 0, waiting: 0 }) },
      replicas: () => [{ lag: 0, taken: 1, passed: 0 }],
      outbox: async () => [],
      clock: () => 0,
    }).text();
    const known = new Set([...shown.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
    const named = DASHBOARDS.flatMap(({ text }) =>
      [...text.matchAll(/\b(?:parley|nodejs|process)_[a-z0-9_]+/g)].map(([name]) => name),
    );
    assert.ok(named.length > 10);
    assert.deepEqual(
      named.filter((name) => !known.has(name) && !known.has(name.replace(SERIES, ''))),
      [],
    );
  });

  it('starts programs and reads files that are there', () => {
    const named = FILES.flatMap(({ text }) => text.match(/\b(?:scripts|deploy|docs)\/[\w./-]+\w/g) ?? []);
    assert.ok(named.includes('scripts/parley.cjs'));
    assert.deepEqual(
      named.filter((file) => readIfThere(file) === undefined),
      [],
    );
  });

  const systemd = findProgram('systemd-analyze');
  it('has a unit that systemd understands', { skip: systemd ? false : 'no systemd here' }, () => {
    const unit = path.resolve(import.meta.dirname, '../../../deploy/parley.service');
    const { stderr } = spawnSync(systemd ?? '', ['verify', unit], { encoding: 'utf8' });
    assert.doesNotMatch(stderr, /Unknown|Failed to parse|ignoring/);
  });
});
