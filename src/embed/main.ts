import { parleyThread } from './parley-thread.js';
import type { LanguageFiles } from './tongue.js';

/** thread.css, minified, put here by the bundler. */
declare const PARLEY_STYLE: string;
/** The files of the other languages, put here by the bundler. */
declare const PARLEY_LANGUAGES: LanguageFiles;

const NAME = 'parley-thread';
// Known only while the script first runs; a script that a page loads as a module is found by its name.
const script =
  document.currentScript instanceof HTMLScriptElement
    ? document.currentScript
    : document.querySelector<HTMLScriptElement>('script[src*="/embed."]');

// A page may load the script twice, through two plugins for instance.
if (script && !customElements.get(NAME)) {
  const base = new URL('.', script.src).href.replace(/\/$/, '');
  customElements.define(NAME, parleyThread({ base, style: PARLEY_STYLE, files: PARLEY_LANGUAGES }));
}
