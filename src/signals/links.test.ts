import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, draft } from '../../test/kit/signal-subject.js';
import type { Evidence } from '../core/evidence.js';
import { links } from './links.js';
import type { Draft } from './signal.js';

const TEXT = 'A long enough remark about the bridge with a source for what I say about it: ';

function linked(hrefs: readonly string[], differs: Partial<Draft> = {}): Draft {
  let text = TEXT;
  const found = hrefs.map((href) => {
    const start = text.length;
    text += 'source ';
    return { href, start, end: start + 6 };
  });
  return draft(text, { links: found, ...differs });
}

function score(hrefs: readonly string[], differs: Partial<Draft> = {}): number {
  const own = context({ hosts: ['news.example', '*.paper.example'], storyHost: 'www.mag.example' });
  const evidence = links.measure(linked(hrefs, differs), own) as Evidence | undefined;
  return Math.round((evidence?.score ?? 0) * 100) / 100;
}

test('links to the site, its subdomains, the story and mail count for nothing', () => {
  assert.equal(score([]), 0);
  const own = [
    'https://news.example/a',
    'https://www.news.example/b',
    'http://sub.paper.example:8080/c?d',
    'https://mag.example/e',
    'mailto:desk@elsewhere.example',
  ];
  assert.equal(score(own), 0);
  assert.ok(score(['https://paper.example.evil.example/']) > 0);
  assert.ok(score(['https://notpaper.example/']) > 0);
});

// links · what else · score
const TABLE: readonly (readonly [readonly string[], Partial<Draft>, number])[] = [
  [['https://a.example/'], {}, 0.15],
  [['https://a.example/', 'https://b.example/'], {}, 0.3],
  [Array.from({ length: 9 }, (_, i) => `https://h${i}.example/`), {}, 0.5],
  [[], { website: 'https://me.example/' }, 0.1],
  [['https://bit.ly/x'], {}, 0.45],
  [[], { website: 'https://www.tinyurl.com/x' }, 0.4],
  [['https://xn--pypl-53dc.example/'], {}, 0.55],
  [['https://bit.ly/x', 'https://xn--pypl-53dc.example/'], { website: 'https://me.example/' }, 1],
];

test('each foreign link, hidden target and look-alike host adds its share', () => {
  for (const [hrefs, differs, expected] of TABLE) assert.equal(score(hrefs, differs), expected, hrefs.join());
});

test('a text that is mostly link weighs more', () => {
  const text = 'buy cheap watches here today';
  const only = draft(text, { links: [{ href: 'https://a.example/', start: 0, end: text.length }] });
  assert.equal((links.measure(only, context()) as Evidence).score, 0.35);
});

test('the sentence counts and names no host, and the spans are the links', () => {
  const evidence = links.measure(linked(['https://bit.ly/x', 'https://a.example/']), context()) as Evidence;
  assert.equal(evidence.sentence, '2 links to 2 other sites; an address that hides where it leads.');
  assert.deepEqual(
    evidence.spans.map(({ end, start }) => end - start),
    [6, 6],
  );
});
