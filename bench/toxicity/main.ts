/**
 * `npm run toxicity -- train | dev | test`: trains the shipped weights; judges them on the dev splits; or on the tests, which
 * writes the card and adds a line to the log of runs. `test --seeds` trains with two more seeds beside.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Model, readModel } from '../../src/signals/toxicity/model-file.js';
import { cardOf, type FinishedRun, runOf, type TestRun } from './card.js';
import { setTable } from './card-tables.js';
import { measureHateCheck, measureSets, measureTemplates, measureTestOnly } from './evaluate.js';
import { fitModel, SHIPPED } from './fit.js';
import { dataFolder } from './labelled-sets.js';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
const MODEL = path.join(ROOT, 'models', 'toxicity-en.bin');
const CARD = path.join(ROOT, 'docs', 'moderation', 'model-card.md');
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

if (what === 'train') train();
else if (what === 'test') test();
if (what === 'train' || what === 'dev')
  process.stdout.write(`${setTable(measureSets(folder, readModel(readFileSync(MODEL)), 'dev'))}\n`);
if (!['train', 'dev', 'test'].includes(what)) throw new Error('Say train, dev or test.');
