import { ownWordsOf, Part } from './own-page.js';
import type { PageSite } from './props.js';

/** Where a reader turns on notices of answers in this browser; says what it needs until the page's program has found it. */
export function PushPlace({
  page,
  site,
  pushKey,
}: {
  readonly page: PageSite;
  /** Short name of the site. */
  readonly site: string;
  readonly pushKey: string | null;
}) {
  if (pushKey === null) return null;
  const words = ownWordsOf(page);
  return (
    <Part id="push" title={words.pushTitle}>
      <p>{words.pushWords}</p>
      <div
        class="compose"
        data-push={site}
        data-key={pushKey}
        data-base={new URL(page.baseUrl).pathname.replace(/\/$/, '')}
        data-on={words.pushOn}
        data-off={words.pushOff}
      >
        <p class="hint" data-needs>
          {words.pushNeeds}
        </p>
        <p class="problem" role="alert" hidden>
          {words.pushFailed}
        </p>
        <div data-works hidden>
          <p class="buttons">
            <button type="button">{words.pushOn}</button>
          </p>
        </div>
      </div>
    </Part>
  );
}
