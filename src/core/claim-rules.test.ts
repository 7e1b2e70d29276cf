import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claimWarnings, knownSources } from './claim-rules.js';
import type { Attribution, DraftClaim, NewsSource } from './draft.js';
import { isAttributed } from './headline.js';
import type { SiteId } from './ids.js';

const source = (name: string, kind: NewsSource['kind'], side = ''): NewsSource => ({
  siteId: 1 as SiteId,
  name,
  kind,
  side,
  note: '',
});
const KNOWN = knownSources([
  source('North Wire', 'media'),
  source('South Wire', 'media'),
  source('River Command', 'party', 'river'),
  source('River Herald', 'media', 'River'),
  source('Our reporter', 'own'),
]);
const from = (name: string, stance: Attribution['stance'] = 'says', repeats = ''): Attribution => ({
  source: name,
  stance,
  repeats,
  quote: '',
  url: '',
});
const claim = (
  status: DraftClaim['status'],
  attributions: readonly Attribution[],
  basis = 'seen',
): DraftClaim => ({
  id: 'c1',
  text: 'The bridge stands.',
  status,
  isLead: true,
  basis,
  attributions,
});
const warnings = (made: DraftClaim) => claimWarnings(made, KNOWN);

describe('the rules of claims', () => {
  it('take two outlets that repeat each other for no confirmation', () => {
    const circle = [from('North Wire', 'repeats', 'South Wire'), from('South Wire', 'repeats', 'North Wire')];
    assert.deepEqual(warnings(claim('confirmed', circle)), ['confirmed_not_independent']);
    const echo = [from('North Wire'), from('South Wire'), from('South Wire', 'repeats', 'North Wire')];
    assert.deepEqual(warnings(claim('confirmed', echo)), ['confirmed_not_independent']);
    assert.deepEqual(warnings(claim('confirmed', [from('North Wire'), from('SOUTH  wire')])), []);
  });

  it('take two voices of one side for one', () => {
    const side = [from('River Command'), from('River Herald')];
    assert.deepEqual(warnings(claim('confirmed', side)), ['confirmed_not_independent']);
  });

  it('let own reporting confirm alone, with its basis', () => {
    assert.deepEqual(warnings(claim('confirmed', [from('Our reporter')])), []);
    assert.deepEqual(warnings(claim('confirmed', [from('Our reporter')], ' ')), ['confirmed_without_basis']);
  });

  it('want an outsider for what is reported, somebody for what is claimed, and both sides of a dispute', () => {
    assert.deepEqual(warnings(claim('reported', [from('River Herald')])), ['reported_without_outsider']);
    assert.deepEqual(warnings(claim('reported', [from('North Wire')])), []);
    assert.deepEqual(warnings(claim('claimed', [])), ['claimed_without_source']);
    assert.deepEqual(warnings(claim('disputed', [from('River Command')])), ['disputed_without_denial']);
    const both = [from('River Command'), from('North Wire', 'denies')];
    assert.deepEqual(warnings(claim('disputed', both)), []);
  });

  it('want two sources for the plural', () => {
    const made = { ...claim('claimed', [from('River Command')]), text: 'Sources say the bridge stands.' };
    assert.deepEqual(warnings(made), ['plural_sources']);
  });
});

describe('a headline', () => {
  const lead = { attributions: [from('قيادة النهر')] };

  it('says whose statement it is by a verb, a quotation, a colon or a name, in any language', () => {
    for (const headline of [
      'Army holds the bank, its command says',
      'Armee hält laut Kommando das Ufer',
      'Gewährsleute: Brücke steht',
      '“The bank is ours”',
      'قيادة النهر تسيطر على الضفة',
      'Войска на берегу, заявил штаб',
    ])
      assert.ok(isAttributed(headline, lead), headline);
  });

  it('that states a claim as a fact is found out', () => {
    assert.ok(!isAttributed('Army holds the west bank', lead));
    assert.ok(!isAttributed('Essays on the west bank', lead));
  });
});
