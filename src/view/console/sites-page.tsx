import type { ConsoleFrame } from '../../wire/console.js';
import { Frame } from './frame.js';
import { consoleEn as words } from './messages.js';

export interface SiteRow {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly hosts: readonly string[];
  readonly mode: string;
  readonly policy: string;
  /** Whether this person may change it. */
  readonly mayChange: boolean;
}

const POLICIES = ['open', 'balanced', 'careful'];

export function SitesPage({
  frame,
  sites,
}: {
  readonly frame: ConsoleFrame;
  readonly sites: readonly SiteRow[];
}) {
  return (
    <Frame frame={frame} current="sites" title={words.sites}>
      {sites.map((site) => (
        <section key={site.id} class="site" aria-labelledby={`site-${site.id}`}>
          <h2 id={`site-${site.id}`}>
            <bdi>{site.name}</bdi>
          </h2>
          <p>
            {site.slug} · {site.hosts.join(', ')}
          </p>
          <form method="post" action={`/console/site/${site.id}`}>
            <fieldset disabled={!site.mayChange}>
              <legend>{words.mode}</legend>
              <ModeChoice name={site.id} value={site.mode} />
            </fieldset>
            <p>
              <label for={`policy-${site.id}`}>{words.policy}</label>
              <select id={`policy-${site.id}`} name="policy" disabled={!site.mayChange}>
                {POLICIES.includes(site.policy) ? null : <option selected>{site.policy}</option>}
                {POLICIES.map((policy) => (
                  <option key={policy} selected={policy === site.policy}>
                    {policy}
                  </option>
                ))}
              </select>
            </p>
            {site.mayChange ? <button type="submit">{words.save}</button> : null}
          </form>
        </section>
      ))}
    </Frame>
  );
}

function ModeChoice({ name, value }: { readonly name: string; readonly value: string }) {
  const modes = [
    ['publish-first', words.publishFirst],
    ['hold-first', words.holdFirst],
  ] as const;
  return (
    <>
      {modes.map(([mode, label]) => (
        <label key={mode} for={`${name}-${mode}`} class="choice">
          <input type="radio" id={`${name}-${mode}`} name="mode" value={mode} checked={mode === value} />{' '}
          {label}
        </label>
      ))}
    </>
  );
}

export function StoryPage(props: {
  readonly frame: ConsoleFrame;
  readonly story: {
    readonly id: string;
    readonly title: string;
    readonly href: string;
    readonly mode: string | null;
    readonly isOpen: boolean;
    readonly total: number;
  };
  readonly mayChange: boolean;
}) {
  const { frame, story, mayChange } = props;
  const modes = [
    ['', words.asSite],
    ['publish-first', words.publishFirst],
    ['hold-first', words.holdFirst],
  ] as const;
  return (
    <Frame frame={frame} current={null} title={story.title}>
      <p>
        <a href={story.href}>{story.title}</a> · {story.isOpen ? words.isOpen : words.closed} · {story.total}
      </p>
      <form method="post" action={`/console/story/${story.id}`}>
        <fieldset disabled={!mayChange}>
          <legend>{words.mode}</legend>
          {modes.map(([mode, label]) => (
            <label key={mode} for={`mode-${mode}`} class="choice">
              <input
                type="radio"
                id={`mode-${mode}`}
                name="mode"
                value={mode}
                checked={mode === (story.mode ?? '')}
              />{' '}
              {label}
            </label>
          ))}
        </fieldset>
        <p class="buttons">
          <button type="submit" name="act" value="mode" disabled={!mayChange}>
            {words.save}
          </button>
          <button type="submit" name="act" value={story.isOpen ? 'close' : 'open'} disabled={!mayChange}>
            {story.isOpen ? words.close : words.reopen}
          </button>
        </p>
      </form>
    </Frame>
  );
}
