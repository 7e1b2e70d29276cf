import type { ComponentChildren } from 'preact';
import type { ConsoleFrame } from '../../wire/console.js';
import { say, sayWith } from '../say.js';
import { Frame } from './frame.js';
import { consoleEn } from './messages.js';

/** A page about one site, named by it, with the way back to the list of sites. */
export function SiteFrame(props: {
  readonly frame: ConsoleFrame;
  readonly siteName: string;
  /** With a place `{site}`. */
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  const { frame, siteName, title, children } = props;
  return (
    <Frame
      frame={frame}
      current={null}
      title={say(title, { site: siteName })}
      heading={sayWith(title, { site: <bdi>{siteName}</bdi> })}
    >
      <p class="back">
        <a href="/console/sites">{say(consoleEn.backTo, { list: consoleEn.sites })}</a>
      </p>
      {children}
    </Frame>
  );
}
