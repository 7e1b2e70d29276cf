import type { ConsoleFrame } from '../../wire/console.js';
import { sayWith } from '../say.js';
import { consoleEn } from './messages.js';
import { SiteFrame } from './site-frame.js';
import { staffWords as words } from './staff-words.js';

export interface StaffView {
  readonly name: string;
  readonly email: string | null;
  readonly role: string;
  readonly isEverywhere: boolean;
  /** Names of sections; null for a whole site. */
  readonly sections: readonly string[] | null;
  readonly mayChange: boolean;
}

export interface StaffPageProps {
  readonly frame: ConsoleFrame;
  readonly siteId: string;
  readonly siteName: string;
  readonly staff: readonly StaffView[];
  /** '' is what stands in none. */
  readonly sections: readonly { readonly slug: string; readonly name: string }[];
}

/** Who has which role on a site, and the form that makes moderators, of all of it or of sections. */
export function StaffPage(props: StaffPageProps) {
  const { frame, siteId, siteName, staff } = props;
  const action = `/console/site/${siteId}/staff`;
  return (
    <SiteFrame frame={frame} siteName={siteName} title={words.title}>
      <div class="panel">
        <ul class="people">
          {staff.map((person) => (
            <li key={`${person.email} ${person.isEverywhere}`}>
              <Person person={person} action={action} />
            </li>
          ))}
        </ul>
      </div>
      <GrantForm {...props} action={action} />
    </SiteFrame>
  );
}

function Person({ person, action }: { readonly person: StaffView; readonly action: string }) {
  const { name, email, role, isEverywhere, sections, mayChange } = person;
  const reach = isEverywhere
    ? words.everySite
    : (sections?.map((section) => section || words.none).join(consoleEn.comma) ?? words.wholeSite);
  return (
    <>
      <bdi>{name}</bdi> <span class="badge">{role}</span> <bdi class="quiet">{email}</bdi>: <bdi>{reach}</bdi>
      {mayChange && email !== null ? (
        <form method="post" action={action} class="inline">
          <input type="hidden" name="email" value={email} />
          <button type="submit" name="holds" value="no">
            {words.takeAway}
            <span class="unseen"> {sayWith(words.from, { name: <bdi>{name}</bdi> })}</span>
          </button>
        </form>
      ) : null}
    </>
  );
}

function GrantForm({ sections, action }: StaffPageProps & { readonly action: string }) {
  return (
    <form method="post" action={action} class="panel" aria-labelledby="grant">
      <h2 id="grant">{words.grant}</h2>
      <p class="field">
        <label for="staff-email">{words.email}</label>
        <input
          id="staff-email"
          name="email"
          type="email"
          dir="ltr"
          required
          maxlength={320}
          autocomplete="off"
        />
      </p>
      <fieldset>
        <legend>{words.reach}</legend>
        <p>
          <label class="choice">
            <input type="radio" name="reach" value="site" checked /> {words.whole}
          </label>
        </p>
        <p>
          <label class="choice">
            <input type="radio" name="reach" value="sections" /> {words.some}
          </label>
        </p>
        <ul class="people">
          {sections.map(({ slug, name }) => (
            <li key={slug}>
              <label class="choice">
                <input type="checkbox" name={`in-${slug || '-'}`} value="yes" />{' '}
                <bdi>{name || words.none}</bdi>
              </label>
            </li>
          ))}
        </ul>
        <p class="field wide">
          <label for="more">{words.more}</label>
          <input id="more" name="more" dir="auto" maxlength={500} autocomplete="off" />
        </p>
      </fieldset>
      <p class="quiet">{words.hint}</p>
      <p class="buttons">
        <button type="submit" name="holds" value="yes">
          {words.give}
        </button>
      </p>
    </form>
  );
}
