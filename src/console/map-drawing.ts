import { askServer } from './api.js';
import { freshRow } from './map-fresh-row.js';
import { type Pixel, sketchOn } from './map-sketch.js';

interface Place {
  readonly lon: number;
  readonly lat: number;
}

/** Fewest points of what is drawn. */
const FEWEST: Readonly<Record<string, number>> = { area: 3 };

/** Clicks on the picture become positions: of a new shape while one is drawn, else of the row that was written in last. */
export function drawOn(form: HTMLFormElement): void {
  const picture = form.querySelector<HTMLInputElement>('input[type=image]');
  const tools = form.querySelector<HTMLElement>('[data-tools]');
  if (picture === null || tools === null) return;
  tools.hidden = false;
  const target = lastWrittenIn(form);
  const drawing = createDrawing(form, tools);
  picture.addEventListener('click', async (event) => {
    const pixel = { x: event.offsetX, y: event.offsetY };
    // A click by the keyboard has no place on the picture; it saves, as any button of the form.
    if (pixel.x === 0 && pixel.y === 0) return;
    event.preventDefault();
    const place = await placeOf(form, scaled(picture, pixel));
    if (place === undefined) return;
    if (drawing.isOn()) drawing.add(place, pixel);
    else putInto(target() ?? freshRow(form, 'p', 'lon'), place);
  });
}

/** Pixels of the picture as it was drawn, however large it is shown. */
function scaled(picture: HTMLInputElement, { x, y }: Pixel): Pixel {
  const by = Number(picture.getAttribute('width')) / picture.clientWidth || 1;
  return { x: x * by, y: y * by };
}

async function placeOf(form: HTMLFormElement, pixel: Pixel): Promise<Place | undefined> {
  const box = [0, 1, 2, 3].map((i) => Number(form.querySelector<HTMLInputElement>(`[name=box${i}]`)?.value));
  const { lon, lat } = (await askServer(`reports/${form.dataset.map}/click`, { ...pixel, box })) ?? {};
  return typeof lon === 'number' && typeof lat === 'number' ? { lon, lat } : undefined;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

/** The field with positions that was written in last, or the longitude beside it; none after another field. */
function lastWrittenIn(form: HTMLFormElement): () => Field | undefined {
  let field: Field | undefined;
  form.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLTextAreaElement && target.name.endsWith('_coordinates')) field = target;
    else if (target instanceof HTMLInputElement && /_(lon|lat)$/.test(target.name))
      field = named(form, target.name.replace(/_lat$/, '_lon'));
    else if (target instanceof HTMLInputElement && target.type !== 'image') field = undefined;
  });
  return () => field;
}

function named(form: HTMLFormElement, name: string): Field | undefined {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : undefined;
}

function putInto(field: Field | undefined, { lon, lat }: Place): void {
  if (field === undefined || field.form === null) return;
  reveal(field);
  if (field instanceof HTMLTextAreaElement) {
    const text = field.value.trimEnd();
    field.value = `${text}${text === '' ? '' : '\n'}${lon} ${lat}\n`;
    field.focus({ preventScroll: true });
    return;
  }
  const latitude = named(field.form, field.name.replace(/_lon$/, '_lat'));
  field.value = String(lon);
  if (latitude) latitude.value = String(lat);
  const name = field.name.replace(/_lon$/, '');
  const words = named(field.form, `${name}_name`) ?? named(field.form, `${name}_label`);
  if (words?.value === '') words.focus();
}

function reveal(field: Field): void {
  const row = field.closest('details');
  if (row) row.open = true;
}

/** What is being drawn, on its tools. */
function createDrawing(form: HTMLFormElement, tools: HTMLElement) {
  const sketch = sketchOn(form.querySelector('[data-picture]'));
  const told = form.querySelector<HTMLElement>('[data-told]');
  const [undo, done] = [tools.querySelector('[data-undo]'), tools.querySelector('[data-done]')];
  let shape: string | undefined;
  let places: Place[] = [];
  const show = (): void => {
    for (const button of tools.querySelectorAll<HTMLElement>('[data-draw]'))
      button.setAttribute('aria-pressed', String(button.dataset.draw === shape));
    for (const button of [undo, done]) if (button instanceof HTMLElement) button.hidden = shape === undefined;
  };
  const begin = (next: string | undefined): void => {
    [shape, places] = [next, []];
    sketch.clear(next === 'area');
    show();
  };
  tools.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
    const next = button?.dataset.draw;
    if (next !== undefined) begin(next === shape ? undefined : next);
    else if (button === undo) [places] = [places.slice(0, -1), sketch.removeLast()];
    if (button !== done || shape === undefined) {
      if (told) told.textContent = shape === undefined ? '' : (told.dataset.drawing ?? '');
      return;
    }
    if (places.length < (FEWEST[shape] ?? 2)) return;
    const row = freshRow(form, 'f', 'coordinates');
    if (row) keepShape(form, row, { shape, places });
    if (told) told.textContent = told.dataset.added ?? '';
    begin(undefined);
  });
  return {
    isOn: () => shape !== undefined,
    add(place: Place, pixel: Pixel): void {
      places = [...places, place];
      sketch.add(pixel);
    },
  };
}

/** The drawn shape in an empty row. */
function keepShape(
  form: HTMLFormElement,
  row: Field,
  { shape, places }: { readonly shape: string; readonly places: readonly Place[] },
): void {
  const kind = form.elements.namedItem(row.name.replace(/_coordinates$/, '_form'));
  if (kind instanceof HTMLSelectElement) kind.value = shape;
  row.value = places.map(({ lon, lat }) => `${lon} ${lat}`).join('\n');
  reveal(row);
  named(form, row.name.replace(/_coordinates$/, '_label'))?.focus();
}
