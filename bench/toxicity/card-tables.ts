import { ATTRIBUTES } from '../../src/signals/toxicity/attributes.js';
import { WORD_CLASSES, wordClassOf } from '../../src/signals/toxicity/word-classes.js';
import { seededRandom } from '../kit/seeded-site.js';
import type { Measured, TestedRow } from './evaluate.js';
import type { EvasionFigure } from './evasions.js';
import {
  accuracy,
  auc,
  balancedAccuracy,
  calibrationError,
  f1,
  interval,
  reliability,
  type ScoredRow,
} from './measures.js';
import { PUBLISHED, PUBLISHED_TOTALS } from './published.js';

const percent = (share: number): string => (share * 100).toFixed(1);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** AUC with its interval, F1 and calibration of every set. */
export function setTable(measured: readonly Measured[]): string {
  const rows = measured.map(({ set, attribute, rows }) => {
    const [low, high] = interval(rows, { of: auc, random: seededRandom(1), times: 100 });
    const positives = rows.filter(({ isTrue }) => isTrue).length;
    return [
      set,
      attribute,
      `${rows.length} (${positives})`,
      `${auc(rows).toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`,
      f1(rows).toFixed(2),
      calibrationError(rows).toFixed(3),
    ];
  });
  return table(['set', 'attribute', 'rows (positive)', 'AUC (95 %)', 'F1 at 0.5', 'calibration error'], rows);
}

/** For every attribute and tenth of the scores: how often it was so. Over all sets with labels for it. */
export function reliabilityTable(measured: readonly Measured[]): string {
  const rows = ATTRIBUTES.flatMap((attribute) => {
    const all = measured.filter((one) => one.attribute === attribute).flatMap((one) => one.rows);
    return reliability(all).map(({ count, said, was }) => {
      const bar = '█'.repeat(Math.round(was * 20)).padEnd(20, '·');
      return [attribute, said.toFixed(2), was.toFixed(2), `\`${bar}\``, String(count)];
    });
  });
  return table(['attribute', 'said', 'was', '', 'rows'], rows);
}

/** HateCheck by functional test, beside the paper's systems. */
export function hateCheckTable(rows: readonly TestedRow[]): string {
  const by = Map.groupBy(rows, ({ functionality }) => functionality);
  const lines = Object.entries(PUBLISHED).map(([name, theirs]) => {
    const own = by.get(name) ?? [];
    return [
      `\`${name}\``,
      String(own.length),
      `**${percent(accuracy(own))}**`,
      ...theirs.map((value) => value.toFixed(1)),
    ];
  });
  const total = (label: string, part: readonly ScoredRow[], theirs: readonly number[]) => [
    label,
    String(part.length),
    `**${percent(accuracy(part))}**`,
    ...theirs.map((value) => value.toFixed(1)),
  ];
  const hateful = rows.filter(({ isTrue }) => isTrue);
  const others = rows.filter(({ isTrue }) => !isTrue);
  const balanced = PUBLISHED_TOTALS.hateful.map(
    (value, i) => (value + (PUBLISHED_TOTALS.others[i] ?? 0)) / 2,
  );
  return table(
    ['functional test', 'cases', 'Parley', 'BERT, Davidson', 'BERT, Founta', 'Perspective 2020', 'SiftNinja'],
    [
      ...lines,
      total('all', rows, PUBLISHED_TOTALS.all),
      total('hateful', hateful, PUBLISHED_TOTALS.hateful),
      total('not hateful', others, PUBLISHED_TOTALS.others),
      [
        'mean of both',
        '',
        `**${percent(balancedAccuracy(rows))}**`,
        ...balanced.map((value) => value.toFixed(1)),
      ],
    ],
  );
}

/** HateCheck by the group that a case is about. */
export function groupTable(rows: readonly TestedRow[]): string {
  const by = Map.groupBy(
    rows.filter(({ target }) => target !== ''),
    ({ target }) => target,
  );
  const mean = [...by.values()].reduce((sum, part) => sum + accuracy(part), 0) / by.size;
  return table(
    ['group', 'cases', 'right, %', 'from the mean'],
    [...by].map(([group, part]) => [
      group,
      String(part.length),
      percent(accuracy(part)),
      ((accuracy(part) - mean) * 100).toFixed(1),
    ]),
  );
}

const DISGUISES: Readonly<Record<string, string>> = {
  spell_char_swap_h: 'letters swapped',
  spell_char_del_h: 'a letter left out',
  spell_space_del_h: 'spaces left out',
  spell_space_add_h: 'spaces put in',
  spell_leet_h: 'digits for letters',
};

/** HateCheck by the way in which a hateful case is spelt. */
export function disguiseTable(rows: readonly TestedRow[]): string {
  const by = Map.groupBy(rows, ({ functionality }) => functionality);
  return table(
    ['spelling', 'cases', 'right, %'],
    Object.entries(DISGUISES).map(([name, words]) => {
      const part = by.get(name) ?? [];
      return [words, String(part.length), percent(accuracy(part))];
    }),
  );
}

/** How much each way to hide words costs. */
export function evasionTable(figures: readonly EvasionFigure[]): string {
  return table(
    ['every longer word', 'AUC of TOXICITY', 'of what is found as written, still found'],
    figures.map(({ way, area, stillFound }) => [way, area.toFixed(3), `${percent(stillFound)} %`]),
  );
}

const GROUPS = ['group', 'groupAdjective'].map((name) =>
  WORD_CLASSES.indexOf(name as (typeof WORD_CLASSES)[number]),
);

/** How the identity templates' scores differ by the group's name in them, and what a threshold of 0.5 would do. */
export function templateSummary(rows: readonly TestedRow[]): string {
  const byName = new Map<string, TestedRow[]>();
  for (const row of rows) {
    for (const word of new Set(row.text.toLowerCase().match(/[a-z]+/g) ?? [])) {
      if (!GROUPS.includes(wordClassOf(word))) continue;
      const known = byName.get(word);
      if (known === undefined) byName.set(word, [row]);
      else known.push(row);
    }
  }
  const names = [...byName].filter(([, part]) => part.length >= 200);
  const spread = (isTrue: boolean) => {
    const means = names
      .map(([name, part]) => {
        const same = part.filter((row) => row.isTrue === isTrue);
        return { name, mean: same.reduce((sum, { score }) => sum + score, 0) / same.length };
      })
      .sort((a, b) => a.mean - b.mean);
    const [low, high] = [means[0], means.at(-1)];
    return `from ${low?.mean.toFixed(2)} (*${low?.name}*) to ${high?.mean.toFixed(2)} (*${high?.name}*), a gap of ${((high?.mean ?? 0) - (low?.mean ?? 0)).toFixed(2)}`;
  };
  const areas = names.map(([name, part]) => ({ name, area: auc(part) })).sort((a, b) => a.area - b.area);
  return [
    `Over ${rows.length.toLocaleString('en')} sentences and ${names.length} names of groups, AUC ${auc(rows).toFixed(3)}. Mean score of the sentences that are not toxic: ${spread(false)}; of the toxic ones: ${spread(true)}.`,
    `AUC within one name: from ${areas[0]?.area.toFixed(3)} (*${areas[0]?.name}*) to ${areas.at(-1)?.area.toFixed(3)} (*${areas.at(-1)?.name}*). At 0.5, ${percent(1 - accuracy(rows.filter(({ isTrue }) => !isTrue)))} % of the sentences that are not toxic would be taken for toxic.`,
  ].join('\n');
}
