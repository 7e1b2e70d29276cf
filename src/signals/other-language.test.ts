import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoryId } from '../core/ids.js';
import { newcomer } from '../core/policy/facts.js';
import { otherLanguage } from './other-language.js';

const GERMAN = 'Der Rat hat beschlossen, dass die alte Brücke im Winter nicht mehr geöffnet wird.';

function measure(text: string, storyLanguage: string, siteLanguage = storyLanguage) {
  return otherLanguage.measure(
    { text, body: [], name: '', links: [] },
    {
      now: 0,
      story: { id: 1 as StoryId, language: storyLanguage },
      site: { slug: 'paper', hosts: [], words: [], language: siteLanguage },
      recent: { postsByAddress: () => 0, postsByAuthor: () => 0, postsInStory: () => 0 },
      similar: () => [],
      standing: newcomer('guest'),
    },
  );
}

test('a text in another language than the discussion is told, and no word of it repeated', async () => {
  const found = await measure(GERMAN, 'en-GB');
  assert.equal(found?.score, 0.5);
  assert.equal(found?.sentence, 'Reads as another language (de) than the discussion (en).');
});

test('the language of the discussion or of the site is no other, nor is what leaves doubt', async () => {
  assert.equal(await measure(GERMAN, 'de'), undefined);
  assert.equal(await measure(GERMAN, 'en', 'de-AT'), undefined);
  for (const text of ['Bravo!', 'Zorgle, 12:30', 'Das ist', '', '😀'])
    assert.equal(await measure(text, 'en'), undefined, text);
});

test('where the language of the discussion itself cannot be told from its neighbours nothing is said', async () => {
  assert.equal(await measure('Rådet har beslutat att den gamla bron inte ska vara öppen.', 'da'), undefined);
});
