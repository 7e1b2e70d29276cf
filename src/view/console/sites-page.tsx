import type { ConsoleFrame, SiteView } from '../../wire/console.js';
import type { StandingView } from '../../wire/standing.js';
import { say, sayWith } from '../say.js';
import { Frame } from './frame.js';
import { importWords } from './import-words.js';
import { learningWords } from './learning-words.js';
import { consoleEn as words } from './messages.js';
import { MODE_WORDS } from './mode-choice.js';
import { numbersWords } from './numbers-words.js';
import { PeoplePanel } from './people-panel.js';
import { policyWords } from './policy/policy-words.js';
import { replayWords } from './replay-words.js';
import { SiteSettingsForm } from './site-settings.js';
import { staffWords } from './staff-words.js';

export interface SitesPageProps {
  readonly frame: ConsoleFrame;
  readonly sites: readonly (SiteView & {
    readonly people: readonly StandingView[];
    /** Whether a model ships for its language. */
    readonly hasModel: boolean;
  })[];
  /** The shipped policies. */
  readonly policies: readonly string[];
  /** Whether this person may change the rules of the whole installation. */
  readonly rulesOfAll: boolean;
  /** Sites of which this person moderates some sections only, by their names. */
  readonly limited: readonly {
    readonly id: string;
    readonly name: string;
    readonly sections: readonly string[];
  }[];
}

/** The sites of this moderator, and for admins how comments appear there. */
export function SitesPage({ frame, sites, policies, rulesOfAll, limited }: SitesPageProps) {
  return (
    <Frame frame={frame} current="sites" title={words.sites}>
      {rulesOfAll ? (
        <p>
          <a href="/console/policy">{policyWords.installation}</a>
        </p>
      ) : null}
      {sites.length + limited.length > 0 ? null : <p class="empty">{words.emptySites}</p>}
      {limited.map((site) => (
        <LimitedSite key={site.id} {...site} />
      ))}
      {sites.map((site) => (
        <section key={site.id} class="panel" id={`site-${site.id}`} aria-labelledby={`site-${site.id}-name`}>
          <h2 id={`site-${site.id}-name`}>
            <bdi>{site.name}</bdi>
          </h2>
          <p class="quiet">
            <code>{site.slug}</code> · {site.language} · {site.timezone}
          </p>
          {site.hosts.length === 0 ? null : (
            <p class="quiet">
              {words.pagesOn} {site.hosts.join(words.comma)}
            </p>
          )}
          <p>
            <a href={`/console/site/${site.id}/stories`}>
              {sayWith(words.storiesOf, { site: <bdi>{site.name}</bdi> })}
            </a>
          </p>
          <p>
            <a href={`/console/site/${site.id}/policy`}>
              {sayWith(policyWords.link, { site: <bdi>{site.name}</bdi> })}
            </a>
          </p>
          <p>
            <a href={`/console/site/${site.id}/replay`}>
              {sayWith(replayWords.link, { site: <bdi>{site.name}</bdi> })}
            </a>
          </p>
          <p>
            <a href={`/console/site/${site.id}/numbers`}>
              {sayWith(numbersWords.link, { site: <bdi>{site.name}</bdi> })}
            </a>
          </p>
          <p>
            <a href={`/console/site/${site.id}/learning`}>
              {sayWith(learningWords.link, { site: <bdi>{site.name}</bdi> })}
            </a>
          </p>
          {site.hasModel ? null : <p class="quiet">{learningWords.noModel}</p>}
          {site.mayChange ? (
            <p>
              <a href={`/console/site/${site.id}/staff`}>
                {sayWith(staffWords.link, { site: <bdi>{site.name}</bdi> })}
              </a>
            </p>
          ) : null}
          {site.mayChange ? (
            <p>
              <a href={`/console/site/${site.id}/imports`}>
                {sayWith(importWords.link, { site: <bdi>{site.name}</bdi> })}
              </a>
            </p>
          ) : null}
          {site.mayChange ? (
            <SiteSettingsForm site={site} policies={policies} />
          ) : (
            <SettingsAsText site={site} />
          )}
          <PeoplePanel
            id={`people-${site.id}`}
            action={`/console/site/${site.id}/people`}
            people={site.people}
            kinds={['expert', 'trusted']}
            mayChange={site.mayChange}
          />
        </section>
      ))}
    </Frame>
  );
}

function LimitedSite({ id, name, sections }: SitesPageProps['limited'][number]) {
  return (
    <section class="panel" aria-labelledby={`site-${id}-name`}>
      <h2 id={`site-${id}-name`}>
        <bdi>{name}</bdi>
      </h2>
      <p>
        {sayWith(staffWords.yours, {
          sections: <bdi>{sections.map((section) => section || staffWords.none).join(words.comma)}</bdi>,
        })}
      </p>
      <p>
        <a href={`/console/site/${id}/stories`}>{sayWith(words.storiesOf, { site: <bdi>{name}</bdi> })}</a>
      </p>
    </section>
  );
}

function SettingsAsText({ site }: { readonly site: SiteView }) {
  const policy = site.hasOwnPolicy
    ? say(words.ownPolicy, { name: site.policy ?? '' })
    : (site.policy ?? words.asInstallation);
  return (
    <>
      <p>
        {words.mode} {MODE_WORDS[site.mode]}. {words.policy}: {policy}.
      </p>
      <p class="quiet">{words.adminsOnly}</p>
    </>
  );
}
