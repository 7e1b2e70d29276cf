import type { ConsoleFrame, StatusName } from '../../wire/console.js';
import { sayWith } from '../say.js';
import { Frame } from './frame.js';
import { STATUS_WORDS, consoleEn as words } from './messages.js';
import { When } from './when.js';

export interface ConsoleSearchProps {
  readonly frame: ConsoleFrame;
  readonly asked: {
    readonly text: string;
    readonly author: string;
    readonly status: string;
    readonly site: string;
    readonly from: string;
    readonly to: string;
  };
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly rows: readonly {
    readonly id: string;
    readonly authorName: string;
    readonly status: StatusName;
    readonly createdAt: string | null;
    readonly timezone: string;
    readonly siteName: string;
    readonly excerpt: string;
  }[];
  readonly hasAsked: boolean;
  readonly nextHref: string | null;
}

/** Comments of any status by their words. */
export function ConsoleSearchPage(props: ConsoleSearchProps) {
  const { frame, rows, hasAsked, nextHref, sites } = props;
  return (
    <Frame frame={frame} current="search" title={words.search}>
      <SearchForm {...props} />
      {hasAsked && rows.length === 0 ? <p class="empty">{words.searchNone}</p> : null}
      <ul class="log">
        {rows.map((row) => (
          <li key={row.id}>
            <p>
              <a href={`/console/comment/${row.id}`}>
                {sayWith(words.commentBy, { name: <bdi>{row.authorName || words.unnamed}</bdi> })}
              </a>{' '}
              <span class={`badge status-${row.status}`}>{STATUS_WORDS[row.status]}</span>{' '}
              <When at={row.createdAt} timezone={row.timezone} />
              {sites.length > 1 ? <> {sayWith(words.onSite, { site: <bdi>{row.siteName}</bdi> })}</> : null}
            </p>
            <p class="excerpt" dir="auto">
              {row.excerpt}
            </p>
          </li>
        ))}
      </ul>
      {nextHref === null ? null : (
        <p class="pager">
          <a href={nextHref} rel="next">
            {words.older}
          </a>
        </p>
      )}
    </Frame>
  );
}

function SearchForm({ asked, sites }: ConsoleSearchProps) {
  return (
    <search>
      <form method="get" action="/console/search" class="panel">
        <p class="field">
          <label for="q">{words.searchText}</label>
          <input type="search" id="q" name="q" value={asked.text} dir="auto" maxlength={200} />
        </p>
        <div class="pair">
          <p class="field">
            <label for="by">{words.searchBy}</label>
            <input id="by" name="by" value={asked.author} dir="auto" maxlength={100} />
          </p>
          <Choice
            id="status"
            label={words.searchStatus}
            value={asked.status}
            options={Object.entries(STATUS_WORDS)}
          />
          {sites.length < 2 ? null : (
            <Choice
              id="site"
              label={words.searchSite}
              value={asked.site}
              options={sites.map(({ id, name }) => [id, name])}
            />
          )}
          <p class="field">
            <label for="from">{words.searchFrom}</label>
            <input type="date" id="from" name="from" value={asked.from} />
          </p>
          <p class="field">
            <label for="to">{words.searchTo}</label>
            <input type="date" id="to" name="to" value={asked.to} />
          </p>
        </div>
        <p class="buttons">
          <button type="submit" class="main">
            {words.search}
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
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <select id={id} name={id}>
        <option value="">{words.searchAny}</option>
        {options.map(([name, shown]) => (
          <option key={name} value={name} selected={name === value}>
            {shown}
          </option>
        ))}
      </select>
    </p>
  );
}
