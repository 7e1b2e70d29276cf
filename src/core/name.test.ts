import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkName, cleanName, MAX_NAME_CODE_POINTS } from './name.js';
import { Refusal } from './refusal.js';
import { countCodePoints } from './text.js';

describe('checkName', () => {
  const accepted: readonly (readonly [raw: string, shown: string])[] = [
    ['Ada', 'Ada'],
    ['  Ada \t Brook\n', 'Ada Brook'],
    ['Zoe\u0308', 'Zo\u00eb'],
    ['Ada\u200b Brook\u2060', 'Ada Brook'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['👩\u200d🚀 pilot', '👩\u200d🚀 pilot'],
    ['Ада', 'Ада'],
    ['葛\u{e0100}城', '葛\u{e0100}城'],
    ['O’Neill-Łęcki, 3rd', 'O’Neill-Łęcki, 3rd'],
    [`Z${'\u0335'.repeat(60)}`, `Z${'\u0335'.repeat(8)}`],
    ['😀'.repeat(80), '😀'.repeat(80)],
  ];
  for (const [raw, shown] of accepted) {
    it(`shows ${JSON.stringify(raw).slice(0, 40)} as it should`, () => assert.equal(checkName(raw), shown));
  }

  const refused: readonly (readonly [what: string, raw: string])[] = [
    ['nothing', ''],
    ['spaces only', ' \u00a0\u3000 '],
    ['zero-width characters only', '\u200b\u200d\ufeff'],
    ['marks only', '\u0301\u0335'],
    ['fillers only', '\u3164\u2800'],
    ['control characters', 'Ada\x07'],
    ['an override of direction', 'Ada\u202egpj'],
    ['an isolate', '\u2067Ada\u2069'],
    ['half a character', 'Ada\ud83d'],
    ['81 characters', 'x'.repeat(81)],
  ];
  for (const [what, raw] of refused) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => checkName(raw),
        (error) =>
          error instanceof Refusal &&
          error.code === 'name_invalid' &&
          /^it /.test(String(error.details.problem)),
      );
    });
  }

  it('gives what it would accept again as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (raw) => {
        let name: string;
        try {
          name = checkName(raw);
        } catch {
          return;
        }
        assert.equal(checkName(name), name);
      }),
    );
  });
});

describe('cleanName', () => {
  it('shows an archived name without what may not stand in it', () => {
    assert.equal(cleanName(' Ada\u202e\x07\n Brook '), 'Ada Brook');
  });

  it('is empty for a name that shows nothing', () => {
    assert.equal(cleanName('\u200b \ufeff'), '');
  });

  it('cuts a long name with an ellipsis, never inside a character', () => {
    const name = cleanName('😀'.repeat(200));
    assert.equal(countCodePoints(name), MAX_NAME_CODE_POINTS);
    assert.equal(name, `${'😀'.repeat(79)}…`);
  });

  it('never refuses and never grows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        const name = cleanName(raw);
        assert.ok(countCodePoints(name) <= MAX_NAME_CODE_POINTS);
        assert.equal(cleanName(name), name);
      }),
    );
  });
});
