import type { ComponentChildren } from 'preact';
import type { ConsoleFrame, QueueTab } from '../../wire/console.js';
import { ConsoleDocument } from './document.js';
import { KeysSwitch } from './keys-switch.js';
import { lawWords } from './law-words.js';
import { consoleEn as words } from './messages.js';
import { Notice } from './notice.js';
import { peopleWords } from './people-words.js';
import { queueCount } from './queue-count.js';
import { ViewTabs } from './views.js';

const QUEUES: readonly (readonly [QueueTab, string])[] = [
  ['held', words.held],
  ['flagged', words.flagged],
  ['unreviewed', words.unreviewed],
  ['mine', words.mine],
  ['escalated', words.escalated],
];

export type ConsolePage =
  | QueueTab
  | 'appeals'
  | 'notices'
  | 'log'
  | 'people'
  | 'sites'
  | 'reports'
  | 'search';

/** Every signed-in page of the console: who you are, the queues with their counts, what was just done. */
export function Frame(props: {
  readonly frame: ConsoleFrame;
  /** Which of the pages in the bar this is; null for one below them. */
  readonly current: ConsolePage | null;
  /** Plain text: the heading, and the document's title. */
  readonly title: string;
  /** The heading where it needs more than text. */
  readonly heading?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  const { frame, current, title, heading = title, children } = props;
  const { language, assets, siteName } = frame;
  return (
    <ConsoleDocument title={`${title} – ${siteName}`} language={language} assets={assets}>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <header class="bar">
        <p class="name">
          <bdi>{siteName}</bdi>
        </p>
        <nav aria-label={words.pages}>
          <ul>
            {frame.mayModerate ? <DeskTabs frame={frame} current={current} /> : null}
            {frame.writes ? (
              <Tab page="reports" isCurrent={current === 'reports'}>
                {words.reports}
              </Tab>
            ) : null}
          </ul>
        </nav>
        <ViewTabs views={frame.views} here={frame.here} />
        <KeysSwitch />
        <form method="post" action="/console/sign-out" class="who">
          <span>
            <a href="/console/security">
              <bdi>{frame.userName}</bdi>
            </a>{' '}
            <span class="role">{frame.role}</span>
          </span>
          <button type="submit">{words.signOut}</button>
        </form>
      </header>
      <main id="main" tabindex={-1}>
        <h1>{heading}</h1>
        <Notice frame={frame} />
        {children}
      </main>
    </ConsoleDocument>
  );
}

/** Pages of those who moderate. */
function DeskTabs({
  frame,
  current,
}: {
  readonly frame: ConsoleFrame;
  readonly current: ConsolePage | null;
}) {
  return (
    <>
      {QUEUES.map(([queue, name]) => (
        <Tab key={queue} page={`queue/${queue}`} isCurrent={current === queue}>
          {name}{' '}
          <span class="count" data-count={queue}>
            {queueCount(frame.counts[queue], frame.language)}
          </span>
        </Tab>
      ))}
      <Tab page="appeals" isCurrent={current === 'appeals'}>
        {words.appeals}{' '}
        <span class="count" data-count="appeals">
          {frame.appeals.toLocaleString(frame.language)}
        </span>
      </Tab>
      <Tab page="notices" isCurrent={current === 'notices'}>
        {lawWords.notices} <span class="count">{frame.notices.toLocaleString(frame.language)}</span>
      </Tab>
      <Tab page="log" isCurrent={current === 'log'}>
        {words.log}
      </Tab>
      <Tab page="search" isCurrent={current === 'search'}>
        {words.search}
      </Tab>
      {frame.moderatesSite ? (
        <Tab page="people" isCurrent={current === 'people'}>
          {peopleWords.people}
        </Tab>
      ) : null}
      <Tab page="sites" isCurrent={current === 'sites'}>
        {words.sites}
      </Tab>
    </>
  );
}

function Tab(props: {
  readonly page: string;
  readonly isCurrent: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <li>
      <a href={`/console/${props.page}`} aria-current={props.isCurrent ? 'page' : undefined}>
        {props.children}
      </a>
    </li>
  );
}
