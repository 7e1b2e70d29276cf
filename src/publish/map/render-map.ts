import { Refusal } from '../../core/refusal.js';
import type { Box, Point } from './box.js';
import { withdrawnNote } from './claims.js';
import { CUTS, type Cut } from './cuts.js';
import { describeMap, longDate } from './describe-map.js';
import { drawScene } from './draw-scene.js';
import { aspectOf, frameOf } from './frame.js';
import { fillIn, furnitureLanguage, furnitureWords } from './furniture-words.js';
import { drawParagraph, layParagraph, type Paragraph } from './heading.js';
import { drawLegend, type LegendLayout, layLegend } from './legend.js';
import { type LegendEntry, legendEntries } from './legend-entries.js';
import type { MapDocument } from './map-document.js';
import { INK } from './palette.js';
import type { MapOptions, MapProblem, RenderedMap } from './rendered-map.js';
import { FONT_FAMILY } from './set-text.js';
import { startTextures } from './status-style.js';
import { element, escapeXml } from './write-svg.js';

/** An inlined map larger than this slows the page it explains. */
const MOST_BYTES = 150_000;
/** Lower than this, a card's map shows nothing. */
const LEAST_MAP_HEIGHT = 240;

/**
 * Draws one cut of a map. The document must have passed `readMapDocument`. The same input gives the same picture, byte
 * for byte; Natural Earth's data is read from the package once. Refuses a prefix or language that cannot be used.
 */
export function renderMap(document: MapDocument, options: MapOptions): RenderedMap {
  checkOptions(options);
  const cut = CUTS[options.cut];
  const rtl = options.dir === 'rtl';
  const page = layPage(document, options);
  const textures = startTextures(options.idPrefix, cut.unit);
  const scene = drawScene(document, { cut, frame: page.frame, textures, options });
  const words = describeMap(document, options.language);
  const content =
    element('rect', { width: cut.width, height: page.height, fill: INK.paper }) +
    drawParagraph(page.title, { cut, rtl, top: page.titleTop }) +
    drawParagraph(page.date, { cut, rtl, top: page.dateTop, fill: INK.muted }) +
    scene.svg +
    drawLegend(page.legend, { cut, rtl, left: page.legendAt.x, top: page.legendAt.y }, textures) +
    page.credits
      .map(({ paragraph, top }) => drawParagraph(paragraph, { cut, rtl, top, fill: INK.muted }))
      .join('');
  const svg = wrapSvg(document, options, {
    height: page.height,
    words,
    content,
    definitions: textures.definitions(),
  });
  return {
    svg,
    width: cut.width,
    height: page.height,
    words,
    problems: [...pageProblems(page, cut), ...scene.problems, ...sizeProblems(svg)],
    labels: scene.labels,
    frame: page.frame,
  };
}

function checkOptions(options: MapOptions): void {
  if (!/^[A-Za-z][\w-]{0,63}$/.test(options.idPrefix)) {
    throw new Refusal('map_refused', {
      problem: 'idPrefix: begin with a letter, then letters, digits, - or _.',
    });
  }
  try {
    Intl.getCanonicalLocales(options.language);
  } catch {
    throw new Refusal('map_refused', { problem: 'language: give a language tag such as "en" or "pt-BR".' });
  }
}

interface Page {
  readonly title: Paragraph;
  readonly date: Paragraph;
  readonly legend: LegendLayout;
  readonly credits: readonly { readonly paragraph: Paragraph; readonly top: number }[];
  readonly titleTop: number;
  readonly dateTop: number;
  readonly legendAt: Point;
  readonly frame: Box;
  readonly height: number;
}

/** Heading above, map and legend, credits below; never anything over the map but its scale bar. */
function layPage(document: MapDocument, options: MapOptions): Page {
  const { cut: name, language, dir } = options;
  const cut = CUTS[name];
  const words = furnitureWords(language);
  const date = longDate(document.asOf, furnitureLanguage(language));
  const title = layParagraph(document.title, cut.title, cut);
  const asOf = layParagraph(fillIn(words.asOf, { date }), cut.date, cut);
  const legend = layCardLegend(document, cut, legendEntries(document, words));
  const credits = creditLines(document, cut, options).map((line) => layParagraph(line, cut.credit, cut));
  const gap = 8 * cut.unit;
  const titleTop = cut.margin * 0.8;
  const dateTop = titleTop + title.height + gap * 0.2;
  const mapTop = Math.round(dateTop + asOf.height + gap * 0.8);
  const legendHeight = legend.column !== undefined || legend.rows === 0 ? 0 : legend.height + gap * 0.8;
  const below =
    legendHeight + gap + credits.reduce((sum, credit) => sum + credit.height, 0) + cut.margin * 0.6;
  const columns = layColumns(cut, dir === 'rtl', legend);
  const mapHeight = Math.round(mapHeightOf(document, cut, mapTop + below));
  const frame = { x0: columns.map[0], y0: mapTop, x1: columns.map[1], y1: mapTop + mapHeight };
  let top = frame.y1 + legendHeight + gap * 0.8;
  const placed = credits.map((paragraph) => {
    top += paragraph.height;
    return { paragraph, top: top - paragraph.height };
  });
  const legendAt = { x: columns.legend, y: legend.column === undefined ? frame.y1 + gap * 0.6 : frame.y0 };
  const height = cut.height ?? Math.ceil(frame.y1 + below);
  return { title, date: asOf, legend, credits: placed, titleTop, dateTop, legendAt, frame, height };
}

/** A frame at least this wide for its height fills a flat picture without a legend beside it. */
const FLAT = 1.25;

/** A legend of one row gives its column to the map, where that is wide enough to use it. */
function layCardLegend(document: MapDocument, cut: Cut, entries: readonly LegendEntry[]): LegendLayout {
  const { column, ...flat } = cut;
  if (column === undefined || aspectOf(frameOf(document)) < FLAT) return layLegend(entries, cut);
  const below = layLegend(entries, flat);
  return below.rows <= 1 ? below : layLegend(entries, cut);
}

/** The left and right edge of the map, and the left edge of the legend. */
function layColumns(
  cut: Cut,
  rtl: boolean,
  { column, rows }: LegendLayout,
): { map: [number, number]; legend: number } {
  const [left, right] = [cut.margin, cut.width - cut.margin];
  if (column === undefined || rows === 0) return { map: [left, right], legend: left };
  const room = column + 12 * cut.unit;
  return rtl
    ? { map: [left + room, right], legend: left }
    : { map: [left, right - room], legend: right - column };
}

function mapHeightOf(document: MapDocument, cut: Cut, furniture: number): number {
  if (cut.height !== undefined) return Math.max(LEAST_MAP_HEIGHT, cut.height - furniture);
  const aspect = Math.min(cut.aspect.most, Math.max(cut.aspect.least, aspectOf(frameOf(document))));
  return (cut.width - 2 * cut.margin) / aspect;
}

/** A card has one line of credits; the other cuts give each its own. */
function creditLines(document: MapDocument, cut: Cut, { language, policy }: MapOptions): string[] {
  const words = furnitureWords(language);
  const note = withdrawnNote(document, words, furnitureLanguage(language));
  const lines = [
    note,
    ...document.credits,
    document.base === 'invented' ? words.invented : (policy?.credit ?? words.naturalEarth),
  ];
  const printed = lines.filter((line) => line !== '');
  return cut.name === 'card' ? [printed.join(' ')] : printed;
}

function pageProblems(page: Page, cut: Cut): MapProblem[] {
  const lines = page.credits.reduce((sum, credit) => sum + credit.paragraph.lines.length, 0);
  const tooLong = (subject: string, count: number, most: number): MapProblem[] => {
    const message = `The ${subject} takes ${count} lines in the ${cut.name} cut; shorten it to ${most}.`;
    return count > most ? [{ code: 'too_long', subject, message }] : [];
  };
  return [
    ...tooLong('title', page.title.lines.length, cut.most.titleLines),
    ...tooLong('legend', page.legend.rows, cut.most.legendRows),
    ...tooLong('credits', lines, cut.most.creditLines),
  ];
}

function sizeProblems(svg: string): MapProblem[] {
  const bytes = Buffer.byteLength(svg);
  const message = `The map weighs ${bytes} bytes; ${MOST_BYTES} are sensible. Simplify its lines or take a closer frame.`;
  return bytes > MOST_BYTES ? [{ code: 'too_large', subject: 'map', message }] : [];
}

function wrapSvg(
  document: MapDocument,
  { cut, idPrefix, language }: MapOptions,
  inner: { height: number; words: string; content: string; definitions: string },
): string {
  const width = CUTS[cut].width;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      id: idPrefix,
      width,
      height: inner.height,
      viewBox: `0 0 ${width} ${inner.height}`,
      role: 'img',
      'aria-labelledby': `${idPrefix}-title ${idPrefix}-desc`,
      lang: language,
      direction: 'ltr',
      'font-family': FONT_FAMILY,
    },
    element('title', { id: `${idPrefix}-title` }, escapeXml(document.title)) +
      element('desc', { id: `${idPrefix}-desc` }, escapeXml(inner.words)) +
      element('defs', {}, inner.definitions) +
      inner.content,
  );
}
