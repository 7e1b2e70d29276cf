import { progressInWords } from '../view/console/import-states.js';
import type { ImportProgressView } from '../wire/import.js';
import { importProgress } from './api.js';

const EVERY = 1000;

/** Keeps an import's page in step with it, and shows the page anew when its step is over. */
export function followImport(document: Document): void {
  const place = document.querySelector<HTMLElement>('[data-import]');
  const address = place?.dataset.import;
  if (!place || address === undefined) return;
  const { lang } = document.documentElement;
  const look = async (): Promise<void> => {
    const told = await importProgress(address);
    if (told !== undefined && told.work === null) {
      location.reload();
      return;
    }
    if (told !== undefined) show(place, told, lang);
    setTimeout(look, EVERY);
  };
  setTimeout(look, EVERY);
}

function show(place: HTMLElement, told: ImportProgressView, language: string): void {
  const bar = place.querySelector('progress');
  const share = told.progress?.share ?? null;
  if (bar && share !== null) bar.value = share;
  const words = progressInWords(told, language);
  const line = place.querySelector('[data-progress]');
  if (line && words !== null && !told.isPaused) line.textContent = words;
}
