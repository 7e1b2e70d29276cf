const sheets = new Map<string, CSSStyleSheet>();

/** Gives a thread's tree one more sheet, once. A constructed one needs no `style-src` from the page. */
export function adoptStyle(scope: ShadowRoot | HTMLElement | Document, css: string): void {
  const root = scope instanceof HTMLElement ? document : scope;
  const sheet = sheets.get(css) ?? new CSSStyleSheet();
  if (root.adoptedStyleSheets.includes(sheet)) return;
  if (!sheets.has(css)) sheet.replaceSync(css);
  sheets.set(css, sheet);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
