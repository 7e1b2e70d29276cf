import type { ConsoleFrame } from '../../../wire/console.js';
import { say, sayWith } from '../../say.js';
import { Frame } from '../frame.js';
import { When } from '../when.js';
import { editorEn as words } from './words.js';

export interface RevisionPageProps {
  readonly frame: ConsoleFrame;
  readonly id: string;
  readonly revision: number;
  readonly savedAt: string | null;
  readonly timezone: string;
  readonly headline: string;
  readonly source: string;
}

/** A report's text as it was, to copy from. */
export function RevisionPage(props: RevisionPageProps) {
  const { frame, id, revision, savedAt, timezone, headline, source } = props;
  return (
    <Frame frame={frame} current="reports" title={say(words.old, { n: revision })}>
      <p class="quiet">
        {sayWith(words.oldWords, { when: <When at={savedAt} timezone={timezone} /> })}{' '}
        <a href={`/console/report/${id}`}>{words.backToReport}</a>
      </p>
      <p class="field">
        <label for="old-headline">{words.headline}</label>
        <input id="old-headline" value={headline} readonly dir="auto" />
      </p>
      <p class="field">
        <label for="old-text">{words.text}</label>
        <textarea id="old-text" rows={24} readonly dir="auto" value={source} />
      </p>
    </Frame>
  );
}
