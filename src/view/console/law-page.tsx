import type { ConsoleFrame } from '../../wire/console.js';
import { Frame } from './frame.js';
import { lawWords as words } from './law-words.js';

export interface LawSiteView {
  readonly id: string;
  readonly name: string;
  readonly publicHref: string;
  /** Parts of the yearly report; none where it is off. */
  readonly parts: readonly { readonly part: number; readonly name: string }[];
  /** The year that is offered first. */
  readonly year: number;
  /** Null for those who may not change it. */
  readonly settings: {
    readonly contact: string;
    readonly authorities: string;
    readonly terms: string;
    readonly isSmall: boolean;
    /** As core/retention says it. */
    readonly keep: string;
  } | null;
}

export interface LawPageProps {
  readonly frame: ConsoleFrame;
  readonly sites: readonly LawSiteView[];
}

/** What the law wants a site to tell, and what can be handed out. */
export function LawPage({ frame, sites }: LawPageProps) {
  return (
    <Frame frame={frame} current={null} title={words.law}>
      {sites.map((site) => (
        <section key={site.id} class="panel" id={`site-${site.id}`} aria-labelledby={`name-${site.id}`}>
          <h2 id={`name-${site.id}`}>
            <bdi>{site.name}</bdi>
          </h2>
          <p>
            <a href={site.publicHref}>{words.lawPublic}</a>
          </p>
          <Downloads site={site} />
          {site.settings === null ? null : <LawForm id={site.id} settings={site.settings} />}
        </section>
      ))}
    </Frame>
  );
}

function Downloads({ site: { id, parts, year } }: { readonly site: LawSiteView }) {
  return (
    <>
      <p class="buttons">
        <a href={`/console/law/${id}/log?format=jsonl`}>{words.lawLogJson}</a>{' '}
        <a href={`/console/law/${id}/log?format=csv`}>{words.lawLogCsv}</a>
      </p>
      {parts.length === 0 ? null : (
        <form method="get" action={`/console/law/${id}/transparency`}>
          <p class="field">
            <label for={`part-${id}`}>{words.lawReport}</label>
            <select id={`part-${id}`} name="part">
              {parts.map(({ part, name }) => (
                <option key={part} value={part}>
                  {part} {name}
                </option>
              ))}
            </select>
          </p>
          <Day id={id} name="from" label={words.lawFrom} value={`${year}-01-01`} />
          <Day id={id} name="to" label={words.lawTo} value={`${year}-12-31`} />
          <p class="field wide">
            <label>
              <input type="checkbox" name="noOrders" value="1" /> {words.lawNoOrders}
            </label>
            <span class="quiet">{words.lawPartsHint}</span>
          </p>
          <p class="buttons">
            <button type="submit">{words.lawDownload}</button>
          </p>
        </form>
      )}
    </>
  );
}

function Day(props: {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
}) {
  const { id, name, label, value } = props;
  return (
    <p class="field">
      <label for={`${name}-${id}`}>{label}</label>
      <input id={`${name}-${id}`} name={name} type="date" value={value} required />
    </p>
  );
}

function LawForm({
  id,
  settings,
}: {
  readonly id: string;
  readonly settings: NonNullable<LawSiteView['settings']>;
}) {
  return (
    <form method="post" action={`/console/law/${id}`}>
      <Text id={id} name="contact" label={words.lawContact} value={settings.contact} rows={3} />
      <Text id={id} name="authorities" label={words.lawAuthorities} value={settings.authorities} rows={3} />
      <Text id={id} name="terms" label={words.lawTerms} value={settings.terms} rows={10} />
      <p class="field wide">
        <label for={`keep-${id}`}>{words.lawKeep}</label>
        <input id={`keep-${id}`} name="keep" type="text" value={settings.keep} />
      </p>
      <p class="field wide">
        <label>
          <input type="checkbox" name="isSmall" value="1" defaultChecked={settings.isSmall} />{' '}
          {words.lawSmall}
        </label>
        <span class="quiet">{words.lawSmallHint}</span>
      </p>
      <p class="buttons">
        <button type="submit">{words.lawSave}</button>
      </p>
    </form>
  );
}

function Text(props: {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly rows: number;
}) {
  const { id, name, label, value, rows } = props;
  return (
    <p class="field wide">
      <label for={`${name}-${id}`}>{label}</label>
      <textarea id={`${name}-${id}`} name={name} rows={rows} dir="auto">
        {value}
      </textarea>
    </p>
  );
}
