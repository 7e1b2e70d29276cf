import type { SiteView } from '../../wire/console.js';
import { say } from '../say.js';
import { VOTING_WORDS, consoleEn as words } from './messages.js';
import { ModeChoice } from './mode-choice.js';

/** Everything that an admin sets for a site. */
export function SiteSettingsForm(props: { readonly site: SiteView; readonly policies: readonly string[] }) {
  const { site } = props;
  return (
    <form method="post" action={`/console/site/${site.id}`}>
      <ModeChoice id={`mode-${site.id}`} value={site.mode} />
      <PolicyChoice {...props} />
      <p class="field">
        <label for={`voting-${site.id}`}>{words.voting}</label>
        <select id={`voting-${site.id}`} name="voting">
          {(['none', 'up', 'up-down'] as const).map((voting) => (
            <option key={voting} value={voting} selected={voting === site.voting}>
              {VOTING_WORDS[voting]}
            </option>
          ))}
        </select>
      </p>
      <Field site={site} name="editMinutes" label={words.editMinutes} value={String(site.editMinutes)} />
      <Field
        site={site}
        name="closeAfterDays"
        label={words.closeAfterDays}
        value={site.closeAfterDays === null ? '' : String(site.closeAfterDays)}
      />
      <Lines site={site} name="guidelines" label={words.guidelinesField} value={site.guidelines} />
      <Lines site={site} name="words" label={words.wordsField} value={site.words.join('\n')} />
      <Field
        site={site}
        name="query"
        label={words.queryField}
        value={site.query?.join(', ') ?? words.queryAll}
      />
      <p class="buttons">
        <button type="submit">
          {words.save}
          <span class="unseen">
            {' '}
            <bdi>{site.name}</bdi>
          </span>
        </button>
      </p>
    </form>
  );
}

function PolicyChoice(props: { readonly site: SiteView; readonly policies: readonly string[] }) {
  const { site, policies } = props;
  return (
    <p class="field">
      <label for={`policy-${site.id}`}>{words.policy}</label>
      <select id={`policy-${site.id}`} name="policy">
        {site.hasOwnPolicy ? (
          <option value="" selected>
            {say(words.ownPolicy, { name: site.policy ?? '' })}
          </option>
        ) : null}
        <option value="installation" selected={site.policy === null}>
          {words.asInstallation}
        </option>
        {policies.map((policy) => (
          <option key={policy} value={policy} selected={!site.hasOwnPolicy && policy === site.policy}>
            {policy}
          </option>
        ))}
      </select>
    </p>
  );
}

interface FieldProps {
  readonly site: SiteView;
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

function Field({ site, name, label, value }: FieldProps) {
  const id = `${name}-${site.id}`;
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <input id={id} name={name} value={value} autocomplete="off" />
    </p>
  );
}

function Lines({ site, name, label, value }: FieldProps) {
  const id = `${name}-${site.id}`;
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <textarea id={id} name={name} rows={4} dir="auto" defaultValue={value} />
    </p>
  );
}
