import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp } from '../../src/app.js';
import { seedDemo } from '../../src/cli/seed-demo.js';
import { readConfig } from '../../src/config.js';
import type { StoryId } from '../../src/core/ids.js';
import { HELD_COMMENTS } from '../../src/publish/demo/held-comments.js';
import { withFolder } from '../kit/temporary.js';

test('the demonstration publishes its talk and holds every comment that is meant to wait', () =>
  withFolder(async (data) => {
    const app = await openApp(readConfig({ PARLEY_DATA: data, PARLEY_LOG_LEVEL: 'silent' }, data), 'serve', {
      version: '0',
      warn: (text) => assert.fail(text),
    });
    try {
      await seedDemo(app, 'demo');
      const site = await app.store.read.siteBySlug({ slug: 'demo' });
      assert.ok(site);
      const [lead, ...others] = await app.store.read.storiesPage({ siteId: site.id, limit: 10 });
      assert.equal(others.length, 3);
      const report = lead && (await app.store.read.reportByStory({ storyId: lead.id }));
      assert.deepEqual(
        report?.claims.map(({ status }) => status),
        ['claimed', 'disputed', 'reported', 'confirmed'],
      );
      assert.deepEqual(
        report?.corrections.map(({ kind }) => kind),
        ['update', 'clarification', 'correction'],
      );
      const arabic = others.find(({ language }) => language === 'ar');
      const translated = arabic && (await app.store.read.reportByStory({ storyId: arabic.id }));
      assert.match(translated?.mapWords ?? '', /سلمت/);
      assert.doesNotMatch(JSON.stringify(translated?.map), /Selmet|Kalmor|Tiravia/);
      const comments = await app.store.read.commentsOfStory({ storyId: lead?.id as StoryId, limit: 200 });
      const held = comments.filter(({ status }) => status === 'held').map(({ author }) => author.name);
      assert.deepEqual(held.sort(), HELD_COMMENTS.map(({ name }) => name).sort());
      const published = comments.filter(({ status }) => status === 'published');
      assert.ok(published.length >= 60);
      assert.equal(Math.max(...published.map(({ depth }) => depth)), 8);
      const months = await app.store.read.reportMonths({ siteId: site.id });
      assert.ok(months.length >= 2);
    } finally {
      await app.close();
    }
  }));
