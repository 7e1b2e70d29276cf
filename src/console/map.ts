import { drawOn } from './map-drawing.js';

/** Brings the map's page to life: clicks draw, and files are read here. */
export function startMap(page: Document): void {
  const form = page.querySelector<HTMLFormElement>('form[data-map]');
  if (form === null) return;
  drawOn(form);
  readFiles(form);
}

/** As the server has it. */
const LARGEST = 1_000_000;
/** Arguments that one call takes safely. */
const CHUNK = 8192;

function readFiles(form: HTMLFormElement): void {
  const bytes = form.querySelector<HTMLInputElement>('input[name=import_bytes]');
  const chooser = form.querySelector<HTMLInputElement>('input[type=file]');
  for (const place of form.querySelectorAll<HTMLElement>('[data-needs-program]')) place.hidden = false;
  chooser?.addEventListener('change', async () => {
    const file = chooser.files?.[0];
    if (bytes === null) return;
    const isTooLarge = file !== undefined && file.size > LARGEST;
    chooser.setCustomValidity(isTooLarge ? (chooser.dataset.tooLarge ?? '') : '');
    if (isTooLarge) chooser.reportValidity();
    bytes.value = file === undefined || isTooLarge ? '' : base64(new Uint8Array(await file.arrayBuffer()));
  });
}

function base64(content: Uint8Array): string {
  let text = '';
  for (let at = 0; at < content.length; at += CHUNK)
    text += String.fromCharCode(...content.subarray(at, at + CHUNK));
  return btoa(text);
}
