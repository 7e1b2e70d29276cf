import { say } from '../../view/say.js';
import { sayRefusal } from '../../view/server-words.js';
import { paintDocument } from './document.js';
import { type PageVoice, voiceOf } from './page-voice.js';
import type { ErrorPageProps } from './props.js';

/** The page of any refused or failed request: what happened in plain words, and the way back. */
export function paintErrorPage(props: ErrorPageProps): string {
  const { site, status, refusal, requestId } = props;
  const voice = voiceOf(site);
  const title = titleOf(status, voice);
  return paintDocument(props, {
    voice,
    title,
    main: (
      <div class="about">
        <h1>{title}</h1>
        <p>{sayRefusal(voice.thread, refusal)}</p>
        {status >= 500 ? <p class="quiet">{say(voice.page.requestId, { id: requestId })}</p> : null}
      </div>
    ),
  });
}

function titleOf(status: number, { page }: PageVoice): string {
  if (status === 404 || status === 410) return page.notFound;
  if (status === 429 || status === 503) return page.tooMany;
  return status < 500 ? page.refused : page.broken;
}
