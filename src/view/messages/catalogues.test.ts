import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { REFUSALS } from '../../core/refusal.js';
import { directionOf, languageOr, lookUp } from '../languages.js';
import type { PluralForms } from '../say.js';
import { digestOf, sayReason, sayRefusal } from '../server-words.js';
import type { Catalogue } from './catalogue.js';
import { CATALOGUES, pageCatalogue, programCatalogue, shippedReasons } from './catalogues.js';
import { pageEn, programEn, threadEn } from './en.js';
import { liveEn } from './live-en.js';
import { OWN_CATALOGUES, OWN_ENGLISH } from './own/catalogues.js';
import type { OwnWords } from './own/own-words.js';
import { writingEn } from './writing-en.js';

type Line = string | PluralForms;
type Part = 'thread' | 'program' | 'writing' | 'live' | 'page' | 'signIn' | 'own';
type Words = Omit<Catalogue, 'refusals'> & Omit<OwnWords, 'refusals'>;
const ENGLISH: Readonly<Record<Part, Readonly<Record<string, Line>>>> = {
  thread: threadEn,
  program: programEn,
  writing: writingEn,
  live: liveEn,
  page: pageEn,
  ...OWN_ENGLISH,
};
const PARTS = Object.keys(ENGLISH) as readonly Part[];

/** Every line of a catalogue beside the English one, under its whole name. */
function linesOf(catalogue: Words): readonly { name: string; line: Line; english: Line }[] {
  return PARTS.flatMap((part) =>
    Object.entries(ENGLISH[part]).map(([key, english]) => ({
      name: `${part}.${key}`,
      line: (catalogue[part] as Readonly<Record<string, Line>>)[key] ?? '',
      english,
    })),
  );
}

const placesOf = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).sort();
const formsOf = (line: Line): readonly string[] => (typeof line === 'string' ? [line] : Object.values(line));

/** The categories that stand for one whole number only: their forms may put it in words. */
function singleNumbers(rules: Intl.PluralRules): ReadonlySet<string> {
  const counted = new Map<string, number>();
  for (let n = 0; n < 200; n++) {
    const category = rules.select(n);
    counted.set(category, (counted.get(category) ?? 0) + 1);
  }
  return new Set([...counted].filter(([, times]) => times === 1).map(([category]) => category));
}

/** The same word in both languages, looked at one by one. */
const SAME_AS_ENGLISH: Readonly<Record<string, readonly string[]>> = {
  de: ['thread.link', 'thread.name', 'page.feed'],
  fr: ['live.votes', 'page.discussions'],
  it: ['thread.link', 'page.feed', 'page.tagged'],
  pl: ['thread.link', 'page.tagged'],
  pt: ['thread.link', 'page.feed'],
};

/** What several languages share, or what is no word. */
const NO_WORDS = new Set(['thread.comma', 'thread.dir']);

for (const [tag, main] of Object.entries(CATALOGUES)) {
  const own = OWN_CATALOGUES[tag] as OwnWords;
  const catalogue = { ...main, ...own, refusals: { ...main.refusals, ...own.refusals } };
  describe(`the words in ${new Intl.DisplayNames('en', { type: 'language' }).of(tag)}`, () => {
    const rules = new Intl.PluralRules(tag);
    const categories = [...rules.resolvedOptions().pluralCategories].sort();
    const singles = singleNumbers(rules);

    test('are all there, and none is left in English', () => {
      for (const part of PARTS)
        assert.deepEqual(Object.keys(catalogue[part]).sort(), Object.keys(ENGLISH[part]).sort(), part);
      const lines = linesOf(catalogue);
      const empty = lines.filter(({ line }) => formsOf(line).some((form) => form.trim() === ''));
      assert.deepEqual(
        empty.map(({ name }) => name).filter((name) => !NO_WORDS.has(name)),
        [],
      );
      const same = lines.filter(({ line, english }) =>
        formsOf(line).some((one) => formsOf(english).includes(one)),
      );
      assert.deepEqual(
        same.map(({ name }) => name).filter((name) => !NO_WORDS.has(name)),
        SAME_AS_ENGLISH[tag] ?? [],
      );
    });

    test('know their language and which way it is written', () => {
      assert.equal(catalogue.thread.language, tag);
      assert.equal(catalogue.thread.dir, directionOf(tag));
    });

    test('have every plural form of the language, and no other', () => {
      const counts = [
        ...linesOf(catalogue),
        { name: 'tryIn', line: catalogue.tryIn, english: { other: '' } },
      ];
      for (const { name, line, english } of counts) {
        assert.equal(typeof line, typeof english, name);
        if (typeof line !== 'string') assert.deepEqual(Object.keys(line).sort(), categories, name);
      }
    });

    test('leave the same places to fill as the English', () => {
      for (const { name, line, english } of linesOf(catalogue)) {
        const wanted = placesOf(formsOf(english)[0] ?? '');
        const forms = typeof line === 'string' ? { other: line } : line;
        for (const [category, form] of Object.entries(forms)) {
          const isWrittenOut = singles.has(category) && placesOf(form).length === 0;
          if (!isWrittenOut) assert.deepEqual(placesOf(form), wanted, `${name} ${category}`);
        }
      }
      for (const [category, form] of Object.entries(catalogue.tryIn))
        assert.deepEqual(
          placesOf(form),
          singles.has(category) ? placesOf(form) : ['{n}'],
          `tryIn ${category}`,
        );
    });

    test('name each button so that what is seen can be spoken', () => {
      const { thread, program } = catalogue;
      const pairs = [
        [thread.reply, thread.replyTo],
        [thread.link, thread.linkTo],
        [thread.flag, thread.flagOf],
        [program.edit, program.editOf],
        [program.delete, program.deleteOf],
      ] as const;
      for (const [seen, spoken] of pairs) {
        const heard = spoken.toLocaleLowerCase(tag);
        assert.ok(heard.includes(seen.toLocaleLowerCase(tag)), `"${spoken}" lacks "${seen}"`);
      }
    });

    test('are short where there is little room', () => {
      const { thread, program } = catalogue;
      const buttons = [thread.reply, thread.link, thread.flag, program.edit, program.delete, program.cancel];
      for (const word of buttons) assert.ok(word.length <= 14, word);
      for (const word of [thread.newest, thread.oldest, thread.best, thread.replies])
        assert.ok(word.length <= 20, word);
    });

    test('say every refusal with the numbers that it names', () => {
      for (const [code, line] of Object.entries(catalogue.refusals)) {
        assert.notEqual(line.trim(), '', code);
        const english = code === 'internal' ? '' : REFUSALS[code as keyof typeof REFUSALS];
        const numbers = placesOf(english).filter((place) => place === '{length}' || place === '{limit}');
        assert.deepEqual(placesOf(line), code === 'payload_too_large' ? [] : numbers, code);
      }
    });

    test('say every reason that comes with Parley, and leave a newsroom’s own alone', () => {
      const words = programCatalogue(catalogue);
      const reasons = shippedReasons();
      assert.deepEqual(Object.keys(catalogue.reasons).sort(), Object.keys(reasons).sort());
      for (const [name, english] of Object.entries(reasons)) {
        const said = sayReason(words, english);
        assert.equal(said, catalogue.reasons[name as keyof typeof reasons], name);
        assert.notEqual(said, english, name);
      }
      assert.equal(sayReason(words, 'Our own rule 7.'), 'Our own rule 7.');
    });
  });
}

describe('the choice of words', () => {
  test('goes from the whole tag to ever less of it, and ends at English', () => {
    const said = (tag: string | null) => pageCatalogue(tag).thread;
    assert.equal(said('pt-BR').reply, 'Responder');
    assert.equal(said('pt-BR').language, 'pt-BR');
    assert.equal(said('zh-Hant-TW').reply, 'Reply');
    assert.equal(said('zh-Hant-TW').language, 'en');
    assert.equal(said('iw').language, 'he');
    assert.equal(said('en-GB').language, 'en-GB');
    assert.equal(said('not a tag').language, 'en');
    assert.equal(said(null).language, 'en');
  });

  test('finds no language by a part of its name', () => {
    assert.equal(lookUp(['de', 'fil'], 'fil-PH'), 'fil');
    assert.equal(lookUp(['de', 'fi'], 'fil'), undefined);
    assert.equal(lookUp(['ar'], 'ary'), undefined);
  });

  test('writes from right to left what is written so, whatever its region', () => {
    const rtl = ['ar', 'ar-EG', 'he', 'fa', 'ur', 'ckb', 'yi', 'az-Arab', 'dv'];
    assert.deepEqual(
      rtl.filter((tag) => directionOf(tag) !== 'rtl'),
      [],
    );
    assert.deepEqual(
      ['en', 'el', 'az', 'ku', 'ja'].filter((tag) => directionOf(tag) !== 'ltr'),
      [],
    );
  });

  test('takes a tag that is none for the language that it is given', () => {
    assert.equal(languageOr('not a tag', 'uk'), 'uk');
    assert.equal(languageOr(undefined, 'uk'), 'uk');
    assert.equal(languageOr('DE-at', 'uk'), 'de-AT');
  });
});

describe('a refusal in the reader’s language', () => {
  const german = programCatalogue(CATALOGUES.de as Catalogue);
  const refused = (code: string, details: Readonly<Record<string, unknown>> = {}) =>
    sayRefusal(german, { code, details, message: 'As the server said it.' });

  test('writes numbers as that language does', () => {
    assert.equal(
      refused('text_too_long', { length: 12_345, limit: 10_000, unit: 'characters' }),
      'Der Text hat 12.345 Zeichen; erlaubt sind 10.000.',
    );
  });

  test('says when to try again, with the right form', () => {
    assert.match(refused('rate_limited', { seconds: 1 }), /^Das waren .* in einer Sekunde /);
    assert.match(refused('overloaded', { seconds: 30 }), /in 30 Sekunden/);
    assert.equal(refused('rate_limited'), 'Das waren zu viele Anfragen.');
    const russian = programCatalogue(CATALOGUES.ru as Catalogue);
    const said = (seconds: number) =>
      sayRefusal(russian, { code: 'rate_limited', message: '', details: { seconds } });
    assert.match(said(21), /через 21 секунду\.$/);
    assert.match(said(22), /через 22 секунды\.$/);
    assert.match(said(25), /через 25 секунд\.$/);
  });

  test('is as the server said it where there are no words for it', () => {
    assert.equal(refused('mail_failed'), 'As the server said it.');
    assert.equal(
      sayRefusal({ language: 'en' }, { code: 'text_empty', message: 'As it is.', details: {} }),
      'As it is.',
    );
  });

  test('gives a nudge with the newsroom’s own reason, or ours translated', () => {
    assert.equal(refused('nudge', { reason: 'House rule 3.' }), 'House rule 3.');
    assert.match(refused('nudge', { reason: shippedReasons()['strong-words'] }), /starke Worte/);
    assert.match(refused('nudge'), /verstößt vielleicht/);
  });
});

test('no two shipped reasons share a digest', () => {
  const digests = Object.values(shippedReasons()).map(digestOf);
  assert.equal(new Set(digests).size, digests.length);
});
