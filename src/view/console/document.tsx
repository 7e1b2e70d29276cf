import type { ComponentChildren } from 'preact';
import type { ConsoleFrame } from '../../wire/console.js';

/** The document around every page of the console. */
export function ConsoleDocument(props: {
  readonly title: string;
  readonly language: string;
  readonly assets: ConsoleFrame['assets'];
  readonly kind?: string;
  readonly children: ComponentChildren;
}) {
  const { title, language, assets, kind, children } = props;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="stylesheet" href={assets.css} />
        <script defer src={assets.js} />
      </head>
      <body class={kind === undefined ? 'console' : `console ${kind}`}>{children}</body>
    </html>
  );
}
