import { pasteClean } from './editor-paste.js';
import { placePhotos } from './editor-photos.js';
import { keepSaving } from './editor-save.js';

/** Brings the report editor to life: saves while one writes, keeps the preview in step, cleans what is pasted. */
export function startEditor(page: Document): void {
  for (const text of page.querySelectorAll<HTMLTextAreaElement>('form[data-paste] textarea'))
    pasteClean(text);
  const form = page.querySelector<HTMLFormElement>('form[data-editor]');
  if (form === null) return;
  keepSaving(page, form);
  const text = form.querySelector<HTMLTextAreaElement>('textarea[name=source]');
  if (text === null) return;
  pasteClean(text);
  placePhotos(form, text);
}
