import type { ModelHeader } from '../../src/signals/toxicity/model-file.js';
import {
  disguiseTable,
  evasionTable,
  groupTable,
  hateCheckTable,
  reliabilityTable,
  setTable,
  templateSummary,
} from './card-tables.js';
import type { Measured, TestedRow } from './evaluate.js';
import type { EvasionFigure } from './evasions.js';
import { accuracy, auc, balancedAccuracy } from './measures.js';

/** One run over the test sets. */
export interface FinishedRun {
  readonly date: string;
  readonly model: string;
  readonly hateCheck: {
    readonly accuracy: number;
    readonly hateful: number;
    readonly others: number;
    readonly balanced: number;
  };
  readonly wikipedia1492: number;
  readonly fox: number;
  /** The same figures with other seeds, when they were run. */
  readonly seeds?: readonly string[];
  readonly changedAfter?: string;
}

/** A run that was stopped before anybody read a figure of it: it counts all the same. */
interface StoppedRun {
  readonly date: string;
  readonly model: string;
  readonly hateCheck: null;
  readonly changedAfter: string;
}

export type TestRun = FinishedRun | StoppedRun;

export interface CardInput {
  readonly header: ModelHeader;
  readonly bytes: number;
  readonly dev: readonly Measured[];
  readonly evasions: readonly EvasionFigure[];
  readonly test: readonly Measured[];
  readonly testOnly: readonly Measured[];
  readonly hateCheck: readonly TestedRow[];
  readonly templates: readonly TestedRow[];
  readonly runs: readonly TestRun[];
}

const tenth = (share: number): number => Math.round(share * 1000) / 10;
const thousandth = (value: number): number => Math.round(value * 1000) / 1000;

/** The figures of a run that the log of runs keeps. */
export function runOf(
  date: string,
  { header, hateCheck, testOnly }: Pick<CardInput, 'header' | 'hateCheck' | 'testOnly'>,
): FinishedRun {
  const areaOf = (set: string, attribute: string) =>
    thousandth(auc(testOnly.find((one) => one.set === set && one.attribute === attribute)?.rows ?? []));
  return {
    date,
    model: header.version,
    hateCheck: {
      accuracy: tenth(accuracy(hateCheck)),
      hateful: tenth(accuracy(hateCheck.filter(({ isTrue }) => isTrue))),
      others: tenth(accuracy(hateCheck.filter(({ isTrue }) => !isTrue))),
      balanced: tenth(balancedAccuracy(hateCheck)),
    },
    wikipedia1492: areaOf('wikipedia-1492', 'TOXICITY'),
    fox: areaOf('fox-news-comments', 'IDENTITY_ATTACK'),
  };
}

interface Goal {
  readonly name: string;
  readonly wanted: number;
  readonly reached: number;
}

function goalsOf({ hateCheck, testOnly }: CardInput): readonly Goal[] {
  const of = (test: (name: string) => boolean) =>
    tenth(accuracy(hateCheck.filter(({ functionality }) => test(functionality))));
  const groups = [
    ...Map.groupBy(
      hateCheck.filter(({ target }) => target !== ''),
      ({ target }) => target,
    ).values(),
  ].map(accuracy);
  const mean = groups.reduce((sum, share) => sum + share, 0) / groups.length;
  const farthest = Math.max(...groups.map((share) => Math.abs(share - mean)));
  const run = runOf('', { header: { version: '' } as ModelHeader, hateCheck, testOnly });
  return [
    { name: 'HateCheck, mean of hateful and others, %', wanted: 74, reached: run.hateCheck.balanced },
    { name: 'HateCheck, not hateful, %', wanted: 70, reached: run.hateCheck.others },
    { name: 'neutral mentions of groups, %', wanted: 80, reached: of((name) => name === 'ident_neutral_nh') },
    { name: 'positive mentions of groups, %', wanted: 80, reached: of((name) => name === 'ident_pos_nh') },
    { name: 'spelling variants together, %', wanted: 70, reached: of((name) => name.startsWith('spell_')) },
    { name: 'farthest group from the mean, points (at most)', wanted: -10, reached: -tenth(farthest) },
    { name: 'Wikipedia 1492, AUC', wanted: 0.94, reached: run.wikipedia1492 },
    { name: 'Fox News comments, AUC', wanted: 0.76, reached: run.fox },
  ];
}

function runRow(run: TestRun): string {
  if (run.hateCheck === null) return `| ${run.date} | ${run.model} | – | – | – | ${run.changedAfter} |`;
  const { accuracy, hateful, others, balanced } = run.hateCheck;
  const remarks = [...(run.seeds ?? []), ...(run.changedAfter ? [run.changedAfter] : [])].join(' ');
  return `| ${run.date} | ${run.model} | ${accuracy} (${hateful} / ${others}), ${balanced} | ${run.wikipedia1492} | ${run.fox} | ${remarks} |`;
}

/** The model card as Markdown. */
export function cardOf(input: CardInput): string {
  const goals = goalsOf(input).map(
    ({ name, wanted, reached }) =>
      `| ${name} | ${Math.abs(wanted)} | ${Math.abs(reached)} | ${reached >= wanted ? 'yes' : '**no**'} |`,
  );
  const runs = input.runs.map(runRow);
  return `${intro(input)}
## Goals

| goal | wanted | reached | holds |
| --- | --- | --- | --- |
${goals.join('\n')}

${MISSED}
## HateCheck

Röttger et al., ACL 2021: 3,728 cases in 29 functional tests. Per cent right at IDENTITY_ATTACK ≥ 0.5, beside the rows of the paper (Perspective as it was
in December 2020). The suite is 69 % hateful, so a system that flags nearly everything looks good on the whole: read both halves.

${hateCheckTable(input.hateCheck)}

By the group that the case is about:

${groupTable(input.hateCheck)}

By the way in which a hateful case is spelt:

${disguiseTable(input.hateCheck)}

## Identity templates

The same sentences over many names of groups; scores of TOXICITY must not differ by the name.

${templateSummary(input.templates)}

## Sets that only test

${setTable(input.testOnly)}

## Test splits of the training sets

${setTable(input.test)}

${devPart(input)}
## Reliability

![Six plots of what was said against what was so](reliability.svg)

Filled dots are the test splits below, which nothing was calibrated on; open ones the dev splits, which it was. On the dashed line the model says what is so.

Of comments that got a score near *said*, the share *was* truly so; test splits of the sets above, all sets of an attribute together. Where *was* is above
*said* the model says too little.

${reliabilityTable(input.test)}

## Runs over the test sets

At most five. HateCheck: all right (hateful / not), mean of both.

| when (UTC) | model | HateCheck | Wikipedia 1492 | Fox | with other seeds; what was changed after |
| --- | --- | --- | --- | --- | --- |
${runs.join('\n')}
`;
}

const DEV_FROM = '## Dev splits, by which everything was chosen';
const DEV_TO = '\n## Reliability';

/** The part of the card that needs no test: it may be written again at any time. */
function devPart({ dev, evasions }: Pick<CardInput, 'dev' | 'evasions'>): string {
  return `${DEV_FROM}

${setTable(dev)}

Each way to hide words, done to every word of four letters and more of at most 400 dev rows a set:

${evasionTable(evasions)}
`;
}

/** The card with that part as it is now, and all else as it was. */
export function withDevPart(card: string, input: Pick<CardInput, 'dev' | 'evasions'>): string {
  const [from, to] = [card.indexOf(DEV_FROM), card.indexOf(DEV_TO)];
  if (from < 0 || to < from) throw new Error('The card has no part on dev splits.');
  return card.slice(0, from) + devPart(input) + card.slice(to);
}

function intro({ header, bytes }: CardInput): string {
  return `# Model card: toxicity, ${header.version}

Written by \`npm run toxicity -- test\`, its part on dev splits and the plot by \`npm run toxicity -- dev\`; do not edit.

**What it is.** A linear model for English comments: hashed words, pairs of words, parts of words, and the order of *classes* of words (a group's name, an
insult, a negation, somebody who says something), read after the same normalisation as the word lists, with misspelt, joined and parted words
mended. Six attributes named as Perspective's. ${(bytes / 1e6).toFixed(1)} MB, one byte a weight. \`npm run toxicity -- train\` makes the same bytes again from the sets below.

**What it is for.** An aid to triage: it nudges an author or holds a comment for a person to read, and says which words moved it. The shipped policies never reject by it, nor
should yours. It knows nothing of irony, of the story, or of what was said before.

**What a score means.** Platt's method over the dev splits of the training sets, each set counting as much as another: a probability among comments like those, of which about a
third are abusive. On a site with less abuse fewer of the comments with a given score are; \`parley\` measures what holds on yours.

**Trained on** (licences in NOTICE): toxic-spans, hatemojibuild, measuring-hate-speech, hatexplain, edos, davidson, convabuse, surge, context-toxicity, toxigen; on sentences of a grammar of our
own, written from definitions in the literature (derogation, dehumanisation, threats, slurs, negation, counter-speech, reclaiming) with knowledge of which kinds of sentence HateCheck
names, but of none of its cases or templates; on those in disguise; on calm texts with groups put in the place of people; and on long texts put together from short ones.
Sentences of the grammar that equal a case of HateCheck or HatemojiCheck are left out. SEVERE_TOXICITY has no labelled set: it is learnt from hate and threats that
annotators agreed on. The comparison is friendlier to a model with such a grammar than to Perspective, and such suites say little of natural text (Luz de Araujo and Roth 2022).

**Other languages.** None. A German model was trained and does [not hold](model-card-german.md). For other languages only word lists, rules and what a newsroom's decisions taught apply, and \`comments:analyze\` says that the language is not supported.
`;
}

const MISSED = `What a miss comes from: the licensed sets hold hardly any Wikipedia talk that is toxic (175 rows), and hate in a calm register, as under news, cannot be told from
disagreement by words and their order alone.
`;
