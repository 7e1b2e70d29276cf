import { saveFields } from './api.js';
import { freshenChecks } from './editor-checks.js';

/** How long after the last key a draft is saved, and how soon a failed save is tried again. */
const QUIET = 1500;
const AGAIN = 10_000;

/** Saves the form as one writes. A conflict ends that: the writer's text stays, and their own Save shows both. */
export function keepSaving(page: Document, form: HTMLFormElement): void {
  const status = form.querySelector<HTMLElement>('[data-saved]');
  const revision = form.querySelector<HTMLInputElement>('input[name=revision]');
  const preview = page.querySelector<HTMLIFrameElement>('[data-preview]');
  if (status === null || revision === null) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSaving = false;
  let isDirty = false;
  let isOver = false;

  const tell = (words = '', name = ''): void => {
    status.textContent = words.replace('{who}', name);
  };
  const later = (delay: number): void => {
    clearTimeout(timer);
    timer = setTimeout(run, delay);
  };
  const run = async (): Promise<void> => {
    if (isSaving || isOver) return;
    isSaving = true;
    isDirty = false;
    tell(form.dataset.savingWord);
    const fields = Object.fromEntries(
      [...new FormData(form)].filter(([, value]) => typeof value === 'string'),
    );
    const outcome = await saveFields(form.dataset.editor ?? '', { revision: revision.value, fields });
    isSaving = false;
    if (outcome === 'failed') {
      tell(form.dataset.failedWord);
      isDirty = true;
      later(AGAIN);
    } else if ('conflictBy' in outcome) {
      isOver = true;
      status.setAttribute('role', 'alert');
      tell(form.dataset.conflictWord, outcome.conflictBy);
    } else {
      revision.value = String(outcome.revision);
      tell(form.dataset.savedWord);
      if (preview) reload(preview);
      void freshenChecks(page);
      if (isDirty) later(QUIET);
    }
  };

  form.addEventListener('input', () => {
    isDirty = true;
    later(QUIET);
  });
  form.addEventListener('submit', () => {
    isOver = true;
    clearTimeout(timer);
  });
  page.defaultView?.addEventListener('beforeunload', (event) => {
    if (isDirty && !isOver) event.preventDefault();
  });
}

/** Shows the new text where the reader's eye was. */
function reload(preview: HTMLIFrameElement): void {
  const top = preview.contentWindow?.scrollY ?? 0;
  preview.addEventListener('load', () => preview.contentWindow?.scrollTo(0, top), { once: true });
  preview.contentWindow?.location.reload();
}
