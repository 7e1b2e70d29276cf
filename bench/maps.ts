import { brotliCompressSync } from 'node:zlib';
import { createMapMaker, type MadeMap } from '../src/publish/map/map-maker.js';
import { openGazetteer } from '../src/storage/gazetteer/gazetteer.js';
import { withFolder } from '../test/kit/temporary.js';
import { SAMPLE_MAPS } from '../test/maps/sample-maps.js';
import { type Benchmark, type Figure, percentile, told } from './kit/figure.js';

const ROUNDS = 3;
const ASKED = ['paris', 'Αθήνα', 'МОСКВА', 'القاهرة', '東京', 'san j', 'Al-Bukamal', 'Springfield, US'];
const MISSPELT = ['Strasbourgh', 'Reykjvaik', 'Edinbrugh', 'Barcelonna'];

/** How long maps take in their thread, what they weigh on the line, and how fast places are found. */
export const maps: Benchmark = {
  name: 'maps',
  about: 'Maps as a report is saved: three pictures and the map in words; places by their names',
  run: async () => [...(await drawing()), ...(await finding())],
};

async function drawing(): Promise<readonly Figure[]> {
  const maker = createMapMaker();
  const warm: number[] = [];
  const made: MadeMap[] = [];
  const draw = async (round: number, { document, language }: (typeof SAMPLE_MAPS)[number]) => {
    // Another title each time: the newest map is remembered.
    const titled = { ...document, title: `${document.title} ${round}` };
    const begun = performance.now();
    made.push(await maker.draw({ document: titled, language, claims: [] }));
    return performance.now() - begun;
  };
  const [first] = SAMPLE_MAPS;
  const cold = first === undefined ? Number.NaN : await draw(0, first);
  for (const sample of SAMPLE_MAPS) await draw(0.5, sample);
  made.length = 0;
  for (let round = 1; round <= ROUNDS; round++)
    for (const sample of SAMPLE_MAPS) warm.push(await draw(round, sample));
  await maker.close();
  return [
    told('first map', { value: cold, unit: 'ms', note: 'the thread starts and reads the ground and fonts' }),
    told('map after that', {
      value: percentile(warm, 0.5),
      unit: 'ms',
      note: `median of ${SAMPLE_MAPS.length} kinds, ${ROUNDS} times each; slowest ${Math.round(Math.max(...warm))} ms`,
    }),
    ...(['map-wide.svg', 'map-narrow.svg', 'card.png'] as const).map((name) => weight(name, made)),
  ];
}

function weight(name: string, made: readonly MadeMap[]): Figure {
  const files = made.flatMap(({ files: all }) => all.filter((file) => file.name === name));
  const bytes = files.map(({ content }) =>
    name.endsWith('.svg') ? brotliCompressSync(content).length : content.length,
  );
  const kilobytes = bytes.map((count) => count / 1024);
  return told(name, {
    value: percentile(kilobytes, 0.5),
    unit: 'KB',
    note: `${name.endsWith('.svg') ? 'brotli, ' : ''}median; largest ${Math.max(...kilobytes).toFixed(1)} KB`,
  });
}

function finding(): Promise<readonly Figure[]> {
  return withFolder(async (folder) => {
    const places = openGazetteer(folder, (error) => {
      throw error;
    });
    const ask = async (text: string): Promise<number> => {
      const begun = performance.now();
      await places.search(text, 12);
      return performance.now() - begun;
    };
    const made = await ask('paris');
    const rounds = Array.from({ length: 5 });
    const times = async (texts: readonly string[]): Promise<number[]> => {
      const all: number[] = [];
      for (const _ of rounds) for (const text of texts) all.push(await ask(text));
      return all;
    };
    const [names, misspelt] = [await times(ASKED), await times(MISSPELT)];
    await places.close();
    return [
      told('first search for a place', {
        value: made / 1000,
        unit: 's',
        note: 'makes places.db of 200,000 places, once for a data folder',
      }),
      told('place by its name', {
        value: percentile(names, 0.95),
        unit: 'ms',
        note: 'p95, eight names in five scripts',
      }),
      told('place by a misspelt name', {
        value: percentile(misspelt, 0.95),
        unit: 'ms',
        note: 'p95, in its thread; requests go on meanwhile',
      }),
    ];
  });
}
