const STORED = 'parley-console-keys';

export interface KeysSwitch {
  isOn(): boolean;
}

/**
 * Single letters as keys can be in the way of who speaks to the computer (WCAG 2.1.4), so they can be turned off. The
 * browser remembers it; where it may not, they are on.
 */
export function createSwitch(page: Document): KeysSwitch {
  let on = stored() !== 'off';
  const panel = page.querySelector<HTMLElement>('[data-keys]');
  const show = () => {
    page.documentElement.classList.toggle('has-keys', on);
    for (const part of panel?.querySelectorAll<HTMLElement>('[data-on]') ?? [])
      part.textContent = (on ? part.dataset.on : part.dataset.off) ?? '';
    for (const control of page.querySelectorAll('[data-key]')) nameKey(control as HTMLElement, on);
  };
  panel?.removeAttribute('hidden');
  panel?.querySelector('[data-keys-switch]')?.addEventListener('click', () => {
    on = !on;
    store(on);
    show();
  });
  show();
  return { isOn: () => on };
}

function nameKey(control: HTMLElement, on: boolean): void {
  const key = control.dataset.key;
  if (on && key !== undefined) control.setAttribute('aria-keyshortcuts', key);
  else control.removeAttribute('aria-keyshortcuts');
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function store(on: boolean): void {
  try {
    localStorage.setItem(STORED, on ? 'on' : 'off');
  } catch {
    // It holds for this page.
  }
}
