import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { voiceOf } from './page-voice.js';
import type { PageFrame } from './props.js';

/** `/embed/frame`: nothing but a thread, for a frame. It comes to life there; without JavaScript the page links to it. */
export function paintFramePage(
  props: PageFrame & { readonly attributes: Readonly<Record<string, string>> },
): string {
  const { site, assets, attributes } = props;
  const { language, dir, page } = voiceOf(site);
  const title = attributes.title ?? page.untitled;
  const html = renderToString(
    <html lang={language} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="stylesheet" href={assets.css} />
        <script async src={assets.embed} />
      </head>
      <body class="framed">{h('parley-thread', { ...attributes, site: site.slug, frame: '' })}</body>
    </html>,
  );
  return `<!doctype html>${html}`;
}
