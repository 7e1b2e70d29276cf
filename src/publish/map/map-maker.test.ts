import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { demoMapDocument } from './demo-map.js';
import { createMapMaker } from './map-maker.js';

describe('the map maker', () => {
  const maps = createMapMaker();
  after(() => maps.close());
  const draw = (title: string) =>
    maps.draw({ document: { ...demoMapDocument(), title }, language: 'en', claims: [] });

  it('draws one map after the other, also when they are asked for at once', async () => {
    const made = await Promise.all(['One', 'Two', 'Two', 'Three'].map(draw));
    const digests = made.map(({ files }) => files[0]?.digest);
    assert.equal(new Set(digests).size, 3);
    assert.equal(digests[1], digests[2]);
  });

  it('goes on after a map that it refuses', async () => {
    await assert.rejects(maps.draw({ document: {}, language: 'en', claims: [] }), { code: 'map_refused' });
    assert.equal((await draw('Four')).problems.length, 0);
  });
});
