import { createHash } from 'node:crypto';
import { ATTRIBUTES } from '../../src/signals/toxicity/attributes.js';
import { seededRandom } from '../kit/seeded-site.js';
import { madeUp } from './grammar.js';
import { SLOTS } from './grammar-slots.js';
import { readSplit } from './labelled-sets.js';
import { KIND_LABELS, type Labels, TRAINING_SETS } from './labels.js';
import { disguise } from './noise.js';

export interface TrainingRow {
  readonly text: string;
  readonly labels: Labels;
  readonly weight: number;
  readonly source: string;
}

export interface Recipe {
  readonly seed: number;
  /** Sentences of the grammar. */
  readonly sentences: number;
  readonly grammarWeight: number;
  /** The share of rows that are also read in disguise. */
  readonly disguised: number;
  /** Long texts put together from short ones. */
  readonly longer: number;
  /** Of each set at most so many rows: for tests. */
  readonly most?: number;
  /** Frames of the grammar that are kept for the dev set. */
  readonly heldOut: (frame: number) => boolean;
}

/** Everything that trains: the sets' training rows, sentences of the grammar, and some of both in disguise. */
export function trainingRows(folder: string, recipe: Recipe): readonly TrainingRow[] {
  const random = seededRandom(recipe.seed);
  const rows: TrainingRow[] = TRAINING_SETS.flatMap(({ name, weight, labels }) =>
    readSplit(folder, name, 'train')
      .slice(0, recipe.most)
      .map((row) => ({ text: row.text, labels: labels(row), weight, source: name })),
  );
  const sentences = madeUp(recipe.sentences, random, (frame) => !recipe.heldOut(frame));
  const tests = testDigests(folder);
  for (const { text, kind } of sentences) {
    if (!tests.has(digest(text)))
      rows.push({ text, labels: KIND_LABELS[kind], weight: recipe.grammarWeight, source: 'grammar' });
  }
  rows.push(...groupsIn(rows, random), ...longer(rows, recipe.longer, random));
  const inDisguise = rows.flatMap((row) => {
    const share =
      row.source === 'grammar' || row.source === 'hatemojibuild' ? recipe.disguised : recipe.disguised / 4;
    return random() < share ? [{ ...row, text: disguise(row.text, random) }] : [];
  });
  return [...rows, ...inDisguise];
}

// Words for people in whom no group is named.
const PEOPLE = /\b(?:people|users|editors|persons|guys|folks|everyone|others|readers|voters|americans)\b/i;
const PERSON = /\b(?:a|the|this|that) (?:person|man|guy|user|editor|woman|child|fellow)\b/i;
/** The share of calm texts about people that are read once more with a group in their place. */
const SWAPPED = 0.5;

/**
 * Calm texts with a group in the place of people, still calm: so that a group's name alone does not speak against a text
 * (Dixon et al. 2018).
 */
function groupsIn(rows: readonly TrainingRow[], random: () => number): readonly TrainingRow[] {
  const groups = SLOTS.G ?? [];
  const members = SLOTS.Gs ?? [];
  return rows.flatMap((row) => {
    const isCalm =
      row.source !== 'grammar' && row.labels.IDENTITY_ATTACK === 0 && (row.labels.TOXICITY ?? 1) <= 0.2;
    if (!isCalm || random() > SWAPPED) return [];
    const many = pick(groups, random);
    const one = pick(members, random);
    const text = row.text.replace(PEOPLE, many).replace(PERSON, `a ${one}`);
    return text === row.text ? [] : [{ ...row, text, weight: row.weight * 0.7 }];
  });
}

const CALM_SOURCES = ['context-toxicity', 'toxic-spans', 'surge'];
const SHARP_SOURCES = [
  'surge',
  'davidson',
  'convabuse',
  'hatexplain',
  'measuring-hate-speech',
  'context-toxicity',
  'grammar',
];

/** Two to six calm texts in a row, calm; or with a toxic one among them, toxic: abuse in a long comment is abuse. */
function longer(rows: readonly TrainingRow[], count: number, random: () => number): readonly TrainingRow[] {
  const calm = rows.filter(
    ({ source, labels }) => CALM_SOURCES.includes(source) && (labels.TOXICITY ?? 1) <= 0.1,
  );
  const sharp = rows.filter(
    ({ source, labels }) => SHARP_SOURCES.includes(source) && (labels.TOXICITY ?? 0) >= 0.9,
  );
  if (calm.length === 0 || sharp.length === 0) return [];
  return Array.from({ length: count }, (_, i) => {
    const parts = Array.from(
      { length: 2 + Math.floor(random() * 5) },
      () => calm[Math.floor(random() * calm.length)] as TrainingRow,
    );
    const among = sharp[Math.floor(random() * sharp.length)] as TrainingRow;
    if (i % 2 === 0) parts[Math.floor(random() * parts.length)] = among;
    const labels = i % 2 === 0 ? among.labels : (parts[0] as TrainingRow).labels;
    return { text: parts.map(({ text }) => text).join(' '), labels, weight: 0.7, source: 'longer' };
  });
}

function pick(list: readonly string[], random: () => number): string {
  return list[Math.floor(random() * list.length)] ?? '';
}

/** Digests of the test-only sentences that a grammar could write by accident: such lines are left out of the training. */
function testDigests(folder: string): ReadonlySet<string> {
  return new Set(
    ['hatecheck', 'hatemojicheck'].flatMap((set) =>
      readSplit(folder, set, 'test').map(({ text }) => digest(text)),
    ),
  );
}

function digest(text: string): string {
  return createHash('sha256')
    .update(
      text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .trim(),
    )
    .digest('base64');
}

/** Labels as a row of numbers in the order of ATTRIBUTES; -1 where unknown. */
export function labelRow(labels: Labels): readonly number[] {
  return ATTRIBUTES.map((name) => labels[name] ?? -1);
}
