/**
 * `npm run toxicity -- train | second | dev | german | test`: trains the shipped weights; trains the slower model beside them and writes its
 * card; judges on the dev splits, which writes that part of the card and the plot; trains a German model and writes its card; or judges on the tests, which writes the card and adds a line to the log of
 * runs. `test --seeds` trains with two more seeds beside; `second --calibrate` keeps the network and only
 * calibrates it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readNetwork } from '../../src/signals/second/network-file.js';
import { createScoresTwice } from '../../src/signals/second/score-twice.js';
import { type Model, readModel } from '../../src/signals/toxicity/model-file.js';
import { cardOf, type FinishedRun, runOf, type TestRun, withDevPart } from './card.js';
import { setTable } from './card-tables.js';
import { measureHateCheck, measureSets, measureTemplates, measureTestOnly } from './evaluate.js';
import { measureEvasions } from './evasions.js';
import { fitModel, SHIPPED } from './fit.js';
import { germanCard } from './german-card.js';
import { dataFolder } from './labelled-sets.js';
import { reliabilityIn, reliabilityOf, reliabilityPlot } from './reliability-plot.js';
import { secondCard } from './second-card.js';
import { calibrated, fitSecond, judgeTwice, SHIPPED_SECOND } from './second-fit.js';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
const MODEL = path.join(ROOT, 'models', 'toxicity-en.bin');
const SECOND_MODEL = path.join(ROOT, 'models', 'second-en.bin');
const SECOND_CARD = path.join(ROOT, 'docs', 'moderation', 'model-card-second.md');
const CARD = path.join(ROOT, 'docs', 'moderation', 'model-card.md');
const GERMAN_CARD = path.join(ROOT, 'docs', 'moderation', 'model-card-german.md');
const PLOT = path.join(ROOT, 'docs', 'moderation', 'reliability.svg');
const RUNS = path.join(ROOT, 'docs', 'moderation', 'test-runs.json');
/** A test set that is looked at often is no test. */
const MOST_RUNS = 5;
const OTHER_SEEDS = [2, 3];

const [what = '', ...flags] = process.argv.slice(2);
const folder = dataFolder();

function train(): void {
  const bytes = fitModel(folder, SHIPPED);
  mkdirSync(path.dirname(MODEL), { recursive: true });
  writeFileSync(MODEL, bytes);
  process.stdout.write(`${MODEL}: ${bytes.length} bytes\n`);
}

function judged(model: Model) {
  return { hateCheck: measureHateCheck(folder, model), testOnly: measureTestOnly(folder, model) };
}

function test(): void {
  const runs = JSON.parse(readFileSync(RUNS, 'utf8')) as readonly TestRun[];
  if (runs.length >= MOST_RUNS)
    throw new Error(`The tests were run ${runs.length} times: that is all they are good for.`);
  const bytes = readFileSync(MODEL);
  const model = readModel(bytes);
  const own = judged(model);
  const run = runOf(new Date().toISOString(), { header: model, ...own });
  const measured = {
    dev: measureSets(folder, model, 'dev'),
    evasions: measureEvasions(folder, model),
    test: measureSets(folder, model, 'test'),
    templates: measureTemplates(folder, model),
  };
  const write = (finished: FinishedRun) => {
    const all = [...runs, finished];
    writeFileSync(RUNS, `${JSON.stringify(all, null, 2)}\n`);
    writeFileSync(CARD, cardOf({ header: model, bytes: bytes.length, ...own, ...measured, runs: all }));
  };
  write(run);
  process.stdout.write(`${CARD}: ${JSON.stringify(run)}\n`);
  if (flags.includes('--seeds')) write({ ...run, seeds: OTHER_SEEDS.map(seedLine) });
}

function seedLine(seed: number): string {
  const model = readModel(fitModel(folder, { ...SHIPPED, seed }));
  const { hateCheck, wikipedia1492, fox } = runOf('', { header: model, ...judged(model) });
  return `Seed ${seed}: ${hateCheck.accuracy} (${hateCheck.hateful} / ${hateCheck.others}), ${hateCheck.balanced}; ${wikipedia1492}; ${fox}.`;
}

/** Writes what needs no test: the part on dev splits, and the plot with what the card tells of the tests. */
function dev(): void {
  const model = readModel(readFileSync(MODEL));
  const measured = measureSets(folder, model, 'dev');
  const card = withDevPart(readFileSync(CARD, 'utf8'), {
    dev: measured,
    evasions: measureEvasions(folder, model),
  });
  writeFileSync(CARD, card);
  writeFileSync(PLOT, reliabilityPlot(reliabilityOf(measured), reliabilityIn(card)));
}

function second(): void {
  const model = readModel(readFileSync(MODEL));
  const bytes = flags.includes('--calibrate')
    ? calibrated(folder, model, readNetwork(readFileSync(SECOND_MODEL)))
    : fitSecond(folder, model, SHIPPED_SECOND);
  writeFileSync(SECOND_MODEL, bytes);
  const header = readNetwork(bytes);
  const judged = judgeTwice(folder, model, createScoresTwice(model, header));
  writeFileSync(SECOND_CARD, secondCard({ header, bytes: bytes.length, judged }));
}

function german(): void {
  const { card, holds } = germanCard(folder);
  writeFileSync(GERMAN_CARD, card);
  process.stdout.write(`${GERMAN_CARD}: ${holds ? 'holds' : 'does not hold'}\n`);
}

if (what === 'train') train();
else if (what === 'test') test();
else if (what === 'dev') dev();
else if (what === 'german') german();
else if (what === 'second') second();
if (what === 'train' || what === 'dev')
  process.stdout.write(`${setTable(measureSets(folder, readModel(readFileSync(MODEL)), 'dev'))}\n`);
if (!['train', 'second', 'dev', 'german', 'test'].includes(what))
  throw new Error('Say train, second, dev, german or test.');
