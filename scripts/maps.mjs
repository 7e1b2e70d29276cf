/** Draws the sample maps into a folder, with a page that shows them all: `npm run maps -- FOLDER`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(process.argv[2] ?? 'maps-out');
const { SAMPLE_MAPS } = await import('../dist/test/maps/sample-maps.js');
const { drawMap } = await import('../dist/src/publish/map/draw-map.js');
const { readMapDocument } = await import('../dist/src/publish/map/read-map-document.js');

mkdirSync(folder, { recursive: true });
const rows = [];
for (const { name, language, document } of SAMPLE_MAPS) {
  const { files, words, problems } = await drawMap(readMapDocument(document), language);
  for (const file of files) writeFileSync(path.join(folder, `${name}-${file.name}`), file.content);
  const grey = name === 'greyscale' ? ' style="filter:grayscale(1)"' : '';
  rows.push(
    `<section${grey}><h2>${name}</h2><img src="${name}-map-wide.svg" width="760" alt=""> <img src="${name}-map-narrow.svg" width="360" alt=""> <img src="${name}-card.png" width="600" alt=""><p dir="auto">${words}</p></section>`,
  );
  process.stdout.write(`${name}: ${problems.length === 0 ? 'no problems' : problems.join(' ')}\n`);
}
writeFileSync(
  path.join(folder, 'index.html'),
  `<!doctype html><meta charset="utf-8"><title>Sample maps</title>${rows.join('\n')}`,
);
process.stdout.write(`${SAMPLE_MAPS.length} maps in ${folder}\n`);
