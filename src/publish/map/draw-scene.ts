import type { Box, Point } from './box.js';
import type { Cut } from './cuts.js';
import { drawGround } from './draw-ground.js';
import { drawPlace, drawPoint } from './draw-marks.js';
import { drawArrow, drawLine } from './draw-strokes.js';
import { frameOf } from './frame.js';
import { freeCorner } from './free-corner.js';
import { furnitureLanguage, furnitureWords } from './furniture-words.js';
import { groundOf, isTooClose } from './ground.js';
import { drawInset } from './inset.js';
import { fillObstacles, type LabelledMap, labelMap } from './label-map.js';
import type { MapDocument } from './map-document.js';
import { type Obstacles, startObstacles } from './obstacles.js';
import { INK, TONE_INKS } from './palette.js';
import type { MapOptions, MapProblem } from './rendered-map.js';
import { makeScaleBar } from './scale-bar.js';
import { type Scene, sceneOf } from './scene.js';
import { dashArray, type Textures } from './status-style.js';
import { makeView, type View } from './view.js';
import { element, pathData } from './write-svg.js';

export interface SceneTask {
  readonly cut: Cut;
  readonly frame: Box;
  readonly textures: Textures;
  readonly options: MapOptions;
}

/** The map itself, between heading and legend: ground, claims, marks, scale bar and names, cut at its frame. */
export interface DrawnScene {
  readonly svg: string;
  readonly labels: LabelledMap['boxes'];
  readonly problems: readonly MapProblem[];
}

/** Draws the map into its frame. */
export function drawScene(document: MapDocument, task: SceneTask): DrawnScene {
  const { cut, frame, options } = task;
  const view = makeView(frameOf(document), frame);
  const ground = groundOf(document, view, options);
  const drawnGround = drawGround(ground, view, cut.unit);
  const scene = sceneOf(document, view, cut.unit);
  const obstacles = startObstacles(frame, 4 * cut.unit);
  fillObstacles({ scene, ground, drawnGround, view, cut, obstacles });
  const areas = scene.areas.map(({ rings }) => rings);
  const inset = drawInset(document, { ...options, cut, view, obstacles, areas });
  const scaleBar = placeScaleBar(view, areas, { ...task, obstacles });
  const words = furnitureWords(options.language);
  const names = labelMap({
    scene,
    ground,
    drawnGround,
    view,
    cut,
    words,
    language: options.language,
    obstacles,
  });
  const clip = `${options.idPrefix}-frame`;
  const picture =
    drawnGround.below +
    drawFills(scene, task) +
    drawnGround.above +
    drawClaims(scene, task) +
    drawMarks(scene, names, task);
  return {
    svg:
      element('clipPath', { id: clip }, element('rect', rectOf(frame))) +
      element('g', { 'clip-path': `url(#${clip})` }, picture) +
      inset +
      scaleBar +
      names.svg +
      element('rect', { ...rectOf(frame), fill: 'none', stroke: INK.frame, 'stroke-width': cut.unit }),
    labels: names.boxes,
    problems: [...problemsOf(scene, names), ...(isTooClose(document, view) ? [TOO_CLOSE] : [])],
  };
}

function rectOf(box: Box) {
  return { x: box.x0, y: box.y0, width: box.x1 - box.x0, height: box.y1 - box.y0 };
}

function placeScaleBar(
  view: View,
  areas: readonly (readonly (readonly Point[])[])[],
  task: SceneTask & { obstacles: Obstacles },
): string {
  const { cut, obstacles, options } = task;
  const bar = makeScaleBar(
    view.metresPerPixel,
    Math.min(150 * cut.unit, (view.frame.x1 - view.frame.x0) * 0.24),
    {
      unit: cut.unit,
      type: { size: 11.5 * cut.unit },
      language: furnitureLanguage(options.language),
      words: furnitureWords(options.language),
    },
  );
  const { box } = freeCorner(bar, obstacles, areas);
  obstacles.hard.push(box);
  return bar.draw({ x: box.x0, y: box.y0 });
}

function drawFills(scene: Scene, { textures }: SceneTask): string {
  return scene.areas
    .map(({ feature, tone, rings }) =>
      element('path', {
        d: pathData(rings, true),
        fill: textures.fillFor(feature.status, tone),
        'fill-rule': 'evenodd',
      }),
    )
    .join('');
}

function drawClaims(scene: Scene, { cut }: SceneTask): string {
  const unit = cut.unit;
  const edges = scene.areas.map(({ feature, tone, edges: lines }) =>
    element('path', {
      d: pathData(lines, false),
      fill: 'none',
      stroke: TONE_INKS[tone].ink,
      'stroke-width': 1.5 * unit,
      'stroke-dasharray': dashArray(feature.status, unit),
      'stroke-linejoin': 'round',
    }),
  );
  const lines = scene.lines.map(({ feature, tone, lines: drawn }) =>
    drawLine(drawn, feature.kind, {
      status: feature.status,
      tone,
      unit,
      ...(feature.teeth === undefined ? {} : { teeth: feature.teeth }),
    }),
  );
  const arrows = scene.arrows.map(({ feature, tone, line }) =>
    drawArrow(line, { status: feature.status, tone, unit }),
  );
  return [...edges, ...lines, ...arrows].join('');
}

function drawMarks(scene: Scene, names: LabelledMap, { cut, textures }: SceneTask): string {
  const unit = cut.unit;
  const points = scene.points.map(({ feature, tone, at, reach }) =>
    drawPoint(at, { ...feature, tone, reach, unit }, textures),
  );
  return points.join('') + names.places.map(({ feature, at }) => drawPlace(feature, at, unit)).join('');
}

const TOO_CLOSE: MapProblem = {
  code: 'too_close',
  subject: 'frame',
  message:
    'The map is less than 60 km wide: its base has no rivers, roads or streets there, and coasts may be off by a kilometre. Widen the frame.',
};

function problemsOf(scene: Scene, names: LabelledMap): MapProblem[] {
  const refused = names.refused.map((subject): MapProblem => {
    const message = `There is no room for the name "${subject}". Widen the frame, shorten the name, or show fewer places.`;
    return { code: 'label_refused', subject, message };
  });
  const outside = scene.outside.map((subject): MapProblem => {
    const message = `"${subject}" lies outside the frame. Widen the frame, or take it off the map.`;
    return { code: 'outside_frame', subject, message };
  });
  return [...refused, ...outside];
}
