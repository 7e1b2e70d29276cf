import type { ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { directionOf } from '../../view/languages.js';

/** Mail programs drop style sheets, so what little style there is stands on the elements. */
export const MAIL_STYLE = {
  body: 'font: 16px/1.5 system-ui, sans-serif; margin: 0; padding: 16px;',
  main: 'max-width: 36em; margin: 0 auto;',
  quiet: 'color: #595959; font-size: 14px; border-top: 1px solid #ccc; margin-top: 24px; padding-top: 8px;',
  comment: 'border-inline-start: 3px solid #ccc; margin: 16px 0; padding-inline-start: 12px;',
} as const;

/** A whole HTML document for a mail in one language. */
export function paintMail(language: string, main: ComponentChild, foot: ComponentChild): string {
  const dir = directionOf(language);
  const page = renderToString(
    <html lang={language} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="color-scheme" content="light dark" />
      </head>
      <body style={MAIL_STYLE.body}>
        <div style={MAIL_STYLE.main} dir={dir}>
          {main}
          <div style={MAIL_STYLE.quiet}>{foot}</div>
        </div>
      </body>
    </html>,
  );
  return `<!doctype html>${page}`;
}
