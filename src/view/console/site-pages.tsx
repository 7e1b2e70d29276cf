import type { SitePageContent } from '../../core/site-page.js';
import type { ConsoleFrame } from '../../wire/console.js';
import { sayWith } from '../say.js';
import { Frame } from './frame.js';
import { ChoiceField, LineField, TextField, TickField } from './report/fields.js';
import { SITE_PAGE_KIND_WORDS, sitePageEn as words } from './site-page-words.js';
import { When } from './when.js';

export interface SitePagesProps {
  readonly frame: ConsoleFrame;
  readonly siteId: string;
  readonly siteName: string;
  readonly timezone: string;
  readonly pages: readonly {
    readonly id: string;
    readonly title: string;
    readonly slug: string;
    readonly isPublic: boolean;
    readonly updatedAt: string;
  }[];
}

/** The pages of a site in the order of its footer, and a form to begin another. */
export function SitePagesPage({ frame, siteId, siteName, timezone, pages }: SitePagesProps) {
  return (
    <Frame frame={frame} current="reports" title={words.pages}>
      <p class="quiet">{sayWith(words.pagesWords, { site: <bdi>{siteName}</bdi> })}</p>
      {pages.length === 0 ? <p class="empty">{words.none}</p> : null}
      <ul class="log">
        {pages.map(({ id, title, isPublic, updatedAt }) => (
          <li key={id}>
            <a href={`/console/page/${id}`}>
              <bdi>{title}</bdi>
            </a>{' '}
            <span class="badge">{isPublic ? words.public : words.hidden}</span>{' '}
            <span class="quiet">
              <When at={updatedAt} timezone={timezone} />
            </span>
          </li>
        ))}
      </ul>
      <form method="post" action={`/console/site/${siteId}/pages`} class="panel">
        <LineField id="title" name="title" label={words.newTitle} value="" />
        <p class="buttons">
          <button type="submit" class="main">
            {words.begin}
          </button>
        </p>
      </form>
    </Frame>
  );
}

export interface SitePageProps {
  readonly frame: ConsoleFrame;
  readonly id: string;
  readonly siteId: string;
  readonly timezone: string;
  /** The revision that saving builds on. */
  readonly revision: number;
  readonly savedAt: string;
  readonly content: SitePageContent;
  readonly publicHref: string | null;
  /** Why the last form was not followed; plain words. */
  readonly problem: string | null;
  /** What somebody else saved meanwhile. */
  readonly theirs: string | null;
}

/** A page on its editor's desk. */
export function SitePagePage(props: SitePageProps) {
  const { frame, id, siteId, content, publicHref, problem, theirs, savedAt, timezone } = props;
  return (
    <Frame frame={frame} current="reports" title={content.title} heading={<bdi>{content.title}</bdi>}>
      <p class="quiet">
        <a href={`/console/site/${siteId}/pages`}>{words.pages}</a>
        {' · '}
        {sayWith(words.saved, { when: <When at={savedAt} timezone={timezone} /> })}
        {publicHref === null ? null : (
          <>
            {' · '}
            <a href={publicHref}>{words.see}</a>
          </>
        )}
      </p>
      {problem === null ? null : (
        <div class="stale" role="alert">
          <p>{problem}</p>
          {theirs === null ? null : (
            <TextField id="their-text" name="" label={words.theirs} value={theirs} rows={10} />
          )}
        </div>
      )}
      <SitePageForm {...props} />
      <details class="panel">
        <summary>{words.delete}</summary>
        <form method="post" action={`/console/page/${id}`}>
          <p>{words.deleteWords}</p>
          <p class="buttons">
            <button type="submit" name="act" value="delete" class="act-remove">
              {words.delete}
            </button>
          </p>
        </form>
      </details>
    </Frame>
  );
}

function SitePageForm({ id, revision, content }: SitePageProps) {
  return (
    <form method="post" action={`/console/page/${id}`} class="panel" data-paste>
      <input type="hidden" name="revision" value={revision} />
      <LineField id="title" name="title" label={words.title} value={content.title} />
      <TextField
        id="source"
        name="source"
        label={words.text}
        value={content.source}
        hint={words.textHint}
        rows={18}
      />
      <div class="pair">
        <LineField id="slug" name="slug" label={words.slug} value={content.slug} hint={words.slugHint} />
        <LineField
          id="position"
          name="position"
          label={words.position}
          value={String(content.position)}
          hint={words.positionHint}
          dir="ltr"
        />
      </div>
      <ChoiceField
        id="kind"
        name="kind"
        label={words.kind}
        value={content.kind}
        choices={SITE_PAGE_KIND_WORDS}
        unset={words.kindUnset}
      />
      <TickField id="public" name="public" label={words.isPublic} isOn={content.isPublic} />
      <p class="buttons">
        <button type="submit" name="act" value="save" class="main" data-key="s">
          {words.save}
        </button>
      </p>
    </form>
  );
}
