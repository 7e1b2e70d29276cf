import { pageEn } from '../../view/messages/en.js';
import { say } from '../../view/say.js';
import { paintDocument } from './document.js';
import type { ErrorPageProps } from './props.js';

/** The page of any refused or failed request: what happened in plain words, and the way back. */
export function paintErrorPage(props: ErrorPageProps): string {
  const { status, message, requestId } = props;
  const title = titleOf(status);
  return paintDocument(props, {
    title,
    main: (
      <div class="about">
        <h1>{title}</h1>
        <p>{message}</p>
        {status >= 500 ? <p class="quiet">{say(pageEn.requestId, { id: requestId })}</p> : null}
      </div>
    ),
  });
}

function titleOf(status: number): string {
  if (status === 404 || status === 410) return pageEn.notFound;
  if (status === 429 || status === 503) return pageEn.tooMany;
  return status < 500 ? pageEn.refused : pageEn.broken;
}
