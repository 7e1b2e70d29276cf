import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { checkEmail } from '../email.js';
import { checkName, cleanName } from '../name.js';
import { realPageUrl } from '../real-page-url.js';
import { Refusal } from '../refusal.js';
import { checkText, normaliseText } from '../text.js';
import { hostOfUrl, isHostListed, normaliseStoryUrl } from '../url.js';
import { checkWebsite } from '../website.js';
import { bodyFromHtml } from './from-html.js';
import { bodyFromMarkdown } from './from-markdown.js';
import { bodyFromPlain } from './from-plain.js';
import { bodyToHtml } from './to-html.js';
import { bodyToPlain } from './to-plain.js';
import type { Body } from './tree.js';
import { bodyProblem } from './validate.js';

const PAYLOADS = path.resolve(process.env.PARLEY_TEST_DATA ?? '../shared', 'payloads');
const skip = existsSync(PAYLOADS) ? false : `no test data at ${PAYLOADS} (set PARLEY_TEST_DATA)`;

const READERS: readonly ((text: string) => Body)[] = [
  (text) => bodyFromMarkdown(text),
  (text) => bodyFromMarkdown(text, { headings: true }),
  bodyFromPlain,
  (text) => bodyFromHtml(text).body,
  (text) => bodyFromHtml(text, { flavour: 'wordpress', headings: true }).body,
];

// The whole of what the serialiser may write between `<` and `>`.
const TAG =
  /^(?:\/?(?:em|strong|code|li)|\/(?:p|h2|blockquote|pre|ul|ol|a|span)|br|(?:p|h2|blockquote|pre|ul|ol)(?: dir="auto")?|ol start="\d{1,9}"(?: dir="auto")?|span class="link-host"|a href="(?:https?:\/\/|mailto:)[^"'<>\s]+" rel="ugc nofollow noopener")$/;

/** The first thing in `html` that is neither an allowed tag, spelled exactly so, nor escaped text. */
function foreignPart(html: string): string | undefined {
  const [before, ...tags] = html.split('<');
  if (before !== '') return before;
  return tags.find((piece) => {
    const end = piece.indexOf('>');
    return !TAG.test(piece.slice(0, end)) || /[>"']/.test(piece.slice(end + 1));
  });
}

function assertHarmless(text: string): void {
  for (const read of READERS) {
    const body = read(text);
    assert.equal(bodyProblem(body), undefined, text);
    const html = bodyToHtml(body);
    assert.equal(foreignPart(html), undefined, text);
    assert.deepEqual(bodyFromHtml(html, { headings: true }).body, body, text);
  }
}

describe('the check for foreign parts', () => {
  it('finds what must not be there', () => {
    const bad = [
      '<p>a</p><img>',
      '<p onclick="x">a</p>',
      '<a href="javascript:x" rel="ugc nofollow noopener">',
      '<p>"</p>',
      'a',
      '<p',
      '<p>a > b</p>',
    ];
    for (const html of [
      ...bad,
      '<a href="http://a" rel="ugc nofollow noopener" x>',
      '<script>',
      '<ol start="x">',
    ]) {
      assert.notEqual(foreignPart(html), undefined, html);
    }
    assert.equal(
      foreignPart('<p dir="auto"><a href="http://a.org/" rel="ugc nofollow noopener">a</a> &lt;</p>'),
      undefined,
    );
  });
});

describe('script-injection payloads', { skip }, () => {
  const payloads = () => readFileSync(path.join(PAYLOADS, 'xss-payload-list.txt'), 'utf8').split('\n');

  it('are words, or nothing, in whatever format they come', () => {
    const lines = payloads();
    assert.ok(lines.length > 6000);
    for (const line of lines) assertHarmless(line);
  });

  it('stay harmless side by side', () => {
    const lines = payloads();
    for (let i = 0; i < lines.length; i += 50) assertHarmless(lines.slice(i, i + 50).join('\n'));
  });
});

describe('naughty strings', { skip }, () => {
  const strings = () =>
    JSON.parse(readFileSync(path.join(PAYLOADS, 'naughty-strings.json'), 'utf8')) as readonly string[];

  it('become harmless bodies that keep their words', () => {
    for (const text of strings()) {
      assertHarmless(text);
      const words = normaliseText(text)
        .replace(/[ \t\n]+/g, ' ')
        .trim();
      const shown = bodyToPlain(bodyFromPlain(text))
        .replace(/[ \t\n]+/g, ' ')
        .trim();
      assert.ok(shown === words || shown === '', text);
    }
  });

  it('pass or are refused, by every check', () => {
    const checks = [checkText, checkName, checkWebsite, checkEmail];
    for (const text of strings()) {
      for (const check of checks) assertStable(check, text);
      assert.equal(cleanName(cleanName(text)), cleanName(text));
      assert.doesNotThrow(() => [
        normaliseStoryUrl(text, { meaningfulQuery: 'all-but-tracking' }),
        hostOfUrl(text),
        realPageUrl(text),
      ]);
      assert.equal(isHostListed(text, ['example.org']), false);
    }
  });

  function assertStable(check: (raw: string) => string, text: string): void {
    try {
      const checked = check(text);
      assert.equal(check(checked), checked);
    } catch (error) {
      assert.ok(error instanceof Refusal, `${check.name}: ${JSON.stringify(text)}: ${error}`);
    }
  }
});
