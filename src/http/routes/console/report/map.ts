import type { StoryId } from '../../../../core/ids.js';
import { Refusal } from '../../../../core/refusal.js';
import type { MapDocument } from '../../../../publish/map/map-document.js';
import { mapGeoJson } from '../../../../publish/map-import/map-geojson.js';
import { type OpenReport, openReport, saveReportDraft } from '../../../../use-cases/edit-report.js';
import { ClickedSchema, ClickSchema } from '../../../../wire/map.js';
import { sendJson } from '../../../answer.js';
import { STATUS } from '../../../errors.js';
import { formOf } from '../../../form-body.js';
import { mustBeLawfulWrite } from '../../../origin.js';
import { bodyOf, idFrom, paramOf } from '../../../read-request.js';
import type { Exchange, Route } from '../../../route.js';
import { staffOf } from '../../../staff.js';
import { type Desk, seeOther, staffForm, staffPage } from '../desk.js';
import type { Fields } from './draft-form.js';
import { REPORT_BODY } from './editor.js';
import { mapFrom, withPlace } from './map-form.js';
import { documentOf, sendMap } from './map-view.js';

/** Loaded when a map is made: a server that makes none has no use for it. */
const reading = () => import('../../../../publish/map/read-map-document.js');
const importing = () => import('../../../../publish/map-import/import-features.js');

async function showMap(exchange: Exchange, desk: Desk): Promise<unknown> {
  const open = await openReport(exchange.app.deps, desk.actor, idFrom<StoryId>(exchange, 'storyId'));
  return sendMap(exchange, desk, { open, document: documentOf(exchange, open), problems: [], status: 200 });
}

/** Whatever the button, what was typed is kept: it is saved first, and shown again where it is refused. */
async function handleMap(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { deps } = exchange.app;
  const storyId = idFrom<StoryId>(exchange, 'storyId');
  const fields = formOf(exchange);
  const open = await openReport(deps, desk.actor, storyId);
  const document = mapFrom(fields, documentOf(exchange, open)) as unknown as MapDocument;
  try {
    const map = fields.act === 'remove' ? null : await changedMap(fields, document);
    await saveReportDraft(deps, desk.actor, {
      ...{ storyId, revision: Number(fields.revision), isAutosave: false },
      content: { ...open.draft.content, map },
    });
    return seeOther(exchange, await nextPage(exchange, { fields, before: open.draft.content.map }));
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'not_found') throw error;
    const { details, message, code } = error;
    const faults = Array.isArray(details.faults) ? details.faults.map(String) : [message];
    return sendMap(exchange, desk, { open, document, problems: faults, status: STATUS[code] });
  }
}

/** The map that the form states, with what its button adds; checked as the drawing will check it. */
async function changedMap(fields: Fields, document: MapDocument): Promise<MapDocument> {
  const { readMapDocument } = await reading();
  const { act = '', import_bytes: bytes = '', import_text: text = '' } = fields;
  if (act === 'import') {
    const { importFeatures } = await importing();
    const content = bytes === '' ? Buffer.from(text) : Buffer.from(bytes, 'base64');
    return readMapDocument(await importFeatures(document, content));
  }
  const [, lon, lat, kind, name] = /^place (\S+) (\S+) (\S+) (.+)$/.exec(act) ?? [];
  if (name === undefined) return readMapDocument(document);
  const place = { name, lon: Number(lon), lat: Number(lat), kind: kind as 'city' };
  return readMapDocument(withPlace(document, place));
}

/** Where one goes on: to the places that were looked for, or to the row that a click on the picture filled. */
async function nextPage(
  exchange: Exchange,
  { fields, before }: { readonly fields: Fields; readonly before: unknown },
): Promise<string> {
  const here = `/console/report/${paramOf(exchange, 'storyId')}/map`;
  const { act, place = '' } = fields;
  if (fields['at.x'] !== undefined) {
    const edges = [0, 1, 2, 3].map((i) => Number(fields[`box${i}`]));
    const point = { x: Number(fields['at.x']), y: Number(fields['at.y']) };
    const clicked = await clickedPlace(before, edges, point);
    return clicked ? `${here}?lon=${clicked[0]}&lat=${clicked[1]}#rows-p` : here;
  }
  const isLooking = (act === 'find' || act === 'save') && place.trim() !== '';
  return isLooking ? `${here}?place=${encodeURIComponent(place.trim())}#find` : `${here}?saved=1`;
}

async function clickedPlace(document: unknown, edges: readonly number[], point: { x: number; y: number }) {
  const [x0 = Number.NaN, y0 = Number.NaN, x1 = Number.NaN, y1 = Number.NaN] = edges;
  const isKnown = document !== null && edges.every(Number.isFinite);
  if (!isKnown) return undefined;
  const { placeAt } = await import('../../../../publish/map/place-at.js');
  return placeAt(document, { x0, y0, x1, y1 }, point);
}

async function answerClick(exchange: Exchange): Promise<unknown> {
  const { x, y, box } = bodyOf(exchange, ClickSchema);
  mustBeLawfulWrite(exchange, null);
  const actor = await staffOf(exchange);
  const { draft } = await openReport(exchange.app.deps, actor, idFrom<StoryId>(exchange, 'storyId'));
  const place = await clickedPlace(draft.content.map, box, { x, y });
  if (place === undefined) throw new Refusal('not_found');
  return sendJson(exchange, 200, { lon: place[0], lat: place[1] });
}

async function showGeoJson(exchange: Exchange, desk: Desk): Promise<unknown> {
  const open: OpenReport = await openReport(
    exchange.app.deps,
    desk.actor,
    idFrom<StoryId>(exchange, 'storyId'),
  );
  if (open.draft.content.map === null) throw new Refusal('not_found');
  const { readMapDocument } = await reading();
  return exchange.reply
    .header('content-disposition', 'attachment; filename="map.geojson"')
    .type('application/geo+json')
    .send(JSON.stringify(mapGeoJson(readMapDocument(open.draft.content.map))));
}

const shared = { space: 'console', who: 'writer' } as const;

export const reportMapRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/console/report/:storyId/map',
    about: "Where a report's map is made; `place` looks for a place by its name.",
    handle: staffPage(showMap),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/report/:storyId/map',
    about:
      'Saves the map, puts a place on it, adds a file to it, takes a click on its picture, or takes it away.',
    bodyLimit: REPORT_BODY,
    handle: staffForm(handleMap),
  },
  {
    ...shared,
    method: 'GET',
    path: '/console/report/:storyId/map.geojson',
    about: 'What the map states, as GeoJSON.',
    handle: staffPage(showGeoJson),
  },
  {
    method: 'POST',
    path: '/api/v1/console/reports/:storyId/click',
    space: 'staff',
    who: 'writer',
    about: 'The place of a click on the picture of a map.',
    body: ClickSchema,
    answers: { 200: ClickedSchema },
    handle: answerClick,
  },
];
