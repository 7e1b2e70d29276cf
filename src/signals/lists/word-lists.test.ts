import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, draft } from '../../../test/kit/signal-subject.js';
import type { Evidence } from '../../core/evidence.js';
import { SEVERITIES, SEVERITY_SCORES } from '../severity.js';
import { readPhrase } from '../text/phrase.js';
import { createWordListSignal } from '../word-list.js';
import { INNOCENT } from './fixtures/innocent.js';
import { WORD_LISTS } from './word-lists.js';

const signal = createWordListSignal();

function measure(text: string, language: string): Evidence | undefined {
  return signal.measure(draft(text, { name: '' }), context({ language })) as Evidence | undefined;
}

test('every entry of every list is found as itself, at least as grave as its list says', () => {
  for (const list of WORD_LISTS) {
    for (const severity of SEVERITIES) {
      for (const written of list[severity] ?? []) {
        const evidence = measure(written.replaceAll('*', ''), list.language);
        assert.ok(
          (evidence?.score ?? 0) >= SEVERITY_SCORES[severity],
          `${list.language} ${severity}: ${written}`,
        );
      }
    }
  }
});

test('no list holds an entry twice', () => {
  for (const list of WORD_LISTS) {
    const all = SEVERITIES.flatMap((severity) => list[severity] ?? []);
    const folded = all.map((written) => JSON.stringify({ ...readPhrase(written, ''), label: '' }));
    const twice = all.filter((_, i) => folded.indexOf(folded[i] ?? '') !== i);
    assert.deepEqual(twice, [], list.language);
  }
});

test('slurs and threats of several words count in every language, other words only in their own', () => {
  const [strong = '', slur = ''] = ['strong', 'slur'].map((severity) => {
    const german = WORD_LISTS.find(({ language }) => language === 'de');
    return german?.[severity as 'strong' | 'slur']?.[0];
  });
  assert.equal(measure(slur, 'en')?.score, SEVERITY_SCORES.slur);
  assert.equal(measure(slur, 'sw')?.score, SEVERITY_SCORES.slur);
  assert.equal(measure(strong, 'de-AT')?.score, SEVERITY_SCORES.strong);
  assert.equal(measure(strong, 'en'), undefined);
  assert.equal(measure('kill yourself', 'de')?.score, SEVERITY_SCORES.threat);
  assert.equal(measure('kys', 'en')?.score, SEVERITY_SCORES.threat);
  assert.equal(measure('kys', 'da'), undefined);
});

test('innocent words, names, places and sentences are not taken for abuse', () => {
  for (const [language, texts] of Object.entries(INNOCENT)) {
    for (const text of texts) {
      const evidence = measure(text, language);
      assert.ok(
        (evidence?.score ?? 0) < SEVERITY_SCORES.strong,
        `${language}: ${text}: ${evidence?.sentence}`,
      );
    }
  }
});

test('a sentence innocent in one language is not abuse on a site in another', () => {
  for (const { language } of [...WORD_LISTS, { language: 'sw' }]) {
    for (const [own, texts] of Object.entries(INNOCENT)) {
      for (const text of own === language ? [] : texts) {
        const score = measure(text, language)?.score ?? 0;
        assert.ok(score < SEVERITY_SCORES.threat, `${own} on a site in ${language}: ${text}`);
      }
    }
  }
});
