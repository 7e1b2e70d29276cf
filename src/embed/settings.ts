import type { SortName, StoryView } from '../wire/story.js';
import type { Settings } from './program.js';

/** What the server wrote into `painted` beside a thread that it painted (render/pages/painted-thread). */
export interface Painted {
  readonly story: StoryView;
  readonly sort: SortName;
  readonly cursor: string | null;
  readonly language: string;
  readonly timezone: string;
}

/** An element's attributes; without `url` the page's canonical address, else its own. */
export function settingsOf(host: HTMLElement): Settings {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  return {
    site: host.getAttribute('site') ?? '',
    url: host.getAttribute('url') ?? canonical ?? location.href,
    key: host.getAttribute('key'),
    title: host.getAttribute('title') ?? document.title,
    story: host.getAttribute('story'),
    sort: host.getAttribute('sort'),
    ssoToken: host.getAttribute('sso-token'),
    language: host.getAttribute('language') ?? host.getAttribute('lang'),
  };
}

/** Only our own server's pages hold it. */
export function paintedOf(host: HTMLElement): Painted | undefined {
  const painted = host.getAttribute('painted');
  return painted ? JSON.parse(painted) : undefined;
}
