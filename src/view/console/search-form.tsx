import { consoleEn, STATUS_WORDS } from './messages.js';
import { viewWords as words } from './view-words.js';

/** What the form is filled with, and what it offers. */
export interface SearchFormView {
  /** By the names of the address's parameters. */
  readonly asked: Readonly<Record<string, string>>;
  readonly sites: readonly { readonly slug: string; readonly name: string }[];
  readonly sections: readonly { readonly slug: string; readonly name: string }[];
  /** Rules that are known here. */
  readonly rules: readonly string[];
}

const STATUSES: readonly (readonly [string, string])[] = [
  ...Object.entries(STATUS_WORDS),
  ['flagged', words.complained],
  ['unreviewed', words.unread],
];

/** Searches comments by words, author, status, rule, section, site and day. */
export function SearchForm({ asked, sites, sections, rules }: SearchFormView) {
  const value = (name: string): string => asked[name] ?? '';
  return (
    <search>
      <form method="get" action="/console/search" class="panel">
        <p class="field">
          <label for="q">{consoleEn.searchText}</label>
          <input type="search" id="q" name="q" value={value('q')} dir="auto" maxlength={200} />
        </p>
        <div class="pair">
          <p class="field">
            <label for="by">{consoleEn.searchBy}</label>
            <input id="by" name="by" value={value('by')} dir="auto" maxlength={100} />
          </p>
          <Choice id="status" label={consoleEn.searchStatus} value={value('status')} options={STATUSES} />
          <p class="field">
            <label for="rule">{words.rule}</label>
            <input id="rule" name="rule" value={value('rule')} list="rules" dir="auto" maxlength={200} />
            <datalist id="rules">
              {rules.map((rule) => (
                <option key={rule} value={rule} />
              ))}
            </datalist>
          </p>
          <Choice
            id="section"
            label={words.section}
            value={value('section')}
            options={sections.map(({ slug, name }) => [slug || '-', name || words.noSection])}
          />
          {sites.length < 2 ? null : (
            <Choice
              id="site"
              label={consoleEn.searchSite}
              value={value('site')}
              options={sites.map(({ slug, name }) => [slug, name])}
            />
          )}
          <p class="field">
            <label for="from">{consoleEn.searchFrom}</label>
            <input type="date" id="from" name="from" value={value('from')} />
          </p>
          <p class="field">
            <label for="to">{consoleEn.searchTo}</label>
            <input type="date" id="to" name="to" value={value('to')} />
          </p>
          <p class="field">
            <label for="order">{words.order}</label>
            <select id="order" name="order">
              <option value="">{words.newest}</option>
              <option value="oldest" selected={value('order') === 'oldest'}>
                {words.oldest}
              </option>
            </select>
          </p>
        </div>
        <p class="buttons">
          <button type="submit" class="main">
            {consoleEn.search}
          </button>
        </p>
      </form>
    </search>
  );
}

function Choice(props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
}) {
  const { id, label, value, options } = props;
  const isKnown = value === '' || options.some(([name]) => name === value);
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <select id={id} name={id}>
        <option value="">{consoleEn.searchAny}</option>
        {[...options, ...(isKnown ? [] : [[value, value] as const])].map(([name, shown]) => (
          <option key={name} value={name} selected={name === value}>
            {shown}
          </option>
        ))}
      </select>
    </p>
  );
}
