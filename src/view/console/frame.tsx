import type { ComponentChildren } from 'preact';
import type { ConsoleFrame, QueueTab } from '../../wire/console.js';
import { consoleEn as words } from './messages.js';
import { UndoForm } from './undo-form.js';

const TABS: readonly QueueTab[] = ['held', 'flagged'];

/** Every signed-in page of the console: who you are, the queues with their counts, what was just done. */
export function Frame(props: {
  readonly frame: ConsoleFrame;
  readonly current: QueueTab | 'log' | 'sites' | null;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  const { frame, current, title, children } = props;
  return (
    <html lang={frame.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} – ${frame.siteName}`}</title>
        <link rel="stylesheet" href={frame.assets.css} />
        <script type="module" src={frame.assets.js} />
      </head>
      <body class="console">
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <header class="console-head">
          <p class="console-name">
            <bdi>{frame.siteName}</bdi>
          </p>
          <nav aria-label={words.title}>
            <ul>
              {TABS.map((tab) => (
                <li key={tab}>
                  <a href={`/console/queue/${tab}`} aria-current={current === tab ? 'page' : undefined}>
                    {words[tab]} <span class="count">{frame.counts[tab].toLocaleString(frame.language)}</span>
                  </a>
                </li>
              ))}
              <li>
                <a href="/console/log" aria-current={current === 'log' ? 'page' : undefined}>
                  {words.log}
                </a>
              </li>
              <li>
                <a href="/console/sites" aria-current={current === 'sites' ? 'page' : undefined}>
                  {words.sites}
                </a>
              </li>
            </ul>
          </nav>
          <form method="post" action="/console/sign-out" class="console-who">
            <bdi>{frame.userName}</bdi> <span class="role">{frame.role}</span>
            <button type="submit">{words.signOut}</button>
          </form>
        </header>
        <main id="main">
          <h1>{title}</h1>
          <Notice frame={frame} />
          {children}
        </main>
      </body>
    </html>
  );
}

function Notice({ frame: { notice } }: { readonly frame: ConsoleFrame }) {
  if (notice === null) return null;
  return (
    <div class="notice" role="status">
      <p>{notice.text}</p>
      {notice.undo === null ? null : <UndoForm undo={notice.undo} label={words.undo} keyName="u" />}
    </div>
  );
}
