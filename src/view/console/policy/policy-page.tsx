import type { PlaceKind } from '../../../core/policy/inherit.js';
import { say, sayWith } from '../../say.js';
import { Frame } from '../frame.js';
import { consoleEn } from '../messages.js';
import { DraftForm } from './draft-form.js';
import { PolicyHistory } from './policy-history.js';
import { policyWords as words } from './policy-words.js';
import { Problems } from './problems.js';
import type { PolicyPageProps } from './props.js';
import { RuleList } from './rule-list.js';

/** The rules of one place: what it follows, a draft to change in plain words, and every version. */
export function PolicyPage(props: PolicyPageProps) {
  const { frame, kind, name, backHref, backName, draft, mayChange } = props;
  const title = kind === 'installation' ? words.installation : say(words[kind], { name });
  const heading = kind === 'installation' ? title : sayWith(words[kind], { name: <bdi>{name}</bdi> });
  return (
    <Frame frame={frame} current={null} title={title} heading={heading}>
      <p class="back">
        <a href={backHref}>{say(consoleEn.backTo, { list: backName })}</a>
      </p>
      <p>{standing(props)}</p>
      <Problems title={words.stored} problems={props.storedProblems} />
      {mayChange ? (
        <DraftForm {...props} />
      ) : (
        <>
          <RuleList rules={draft.rules} />
          <p class="quiet">{words.adminsOnly}</p>
        </>
      )}
      <Above {...props} />
      {mayChange ? <Beginnings {...props} /> : null}
      {props.siteHref === null ? null : <Places {...props} siteHref={props.siteHref} />}
      <PolicyHistory {...props} />
    </Frame>
  );
}

/** What the place follows, in one sentence. */
function standing({ hasOwn, shipped, above, draft }: PolicyPageProps): string {
  if (!hasOwn) return say(words.follows, { above: placesIn(above.from) });
  if (shipped !== null) return say(words.shipped, { name: shipped });
  return draft.continues === true ? say(words.ownAndAbove, { above: placesIn(above.from) }) : words.own;
}

function placesIn(kinds: readonly PlaceKind[]): string {
  return kinds.map((kind) => words.placeNames[kind]).join(consoleEn.comma);
}

function Above({ above, draft, kind, hasOwn }: PolicyPageProps) {
  if (kind === 'installation') return null;
  const follows = !hasOwn || draft.continues === true;
  return (
    <details class="panel" open={follows}>
      <summary>
        {words.above}: {placesIn(above.from.slice(0, 1))} (<code>{above.policy.name}</code>)
      </summary>
      {draft.continues === true ? <p>{words.restAbove}</p> : null}
      <RuleList rules={above.policy.rules} />
    </details>
  );
}

/** Other ways than a draft: a shipped policy as it is, its rules to begin from, or none of one's own. */
function Beginnings({ address, version, templates, hasOwn, kind }: PolicyPageProps) {
  return (
    <form method="post" action={address} class="panel">
      <h2>{words.begin}</h2>
      <input type="hidden" name="expected" value={version} />
      <p class="field">
        <label for="template">{words.template}</label>
        <select id="template" name="template">
          {templates.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </p>
      <p class="buttons">
        <button type="submit" name="act" value="template">
          {words.takeRules}
        </button>
        <button type="submit" name="act" value="use">
          {words.useAsIs}
        </button>
        {hasOwn && kind !== 'installation' ? (
          <button type="submit" name="act" value="follow">
            {words.follow}
          </button>
        ) : null}
      </p>
    </form>
  );
}

function Places({ places, siteHref }: PolicyPageProps & { readonly siteHref: string }) {
  return (
    <section aria-labelledby="places">
      <h2 id="places">{words.others}</h2>
      <ul>
        {places.map(({ href, name, kind }) => (
          <li key={href}>
            <a href={href}>
              {sayWith(words[kind === 'story' ? 'story' : 'section'], { name: <bdi>{name}</bdi> })}
            </a>
          </li>
        ))}
      </ul>
      <form method="get" action={`${siteHref}/policy-of-section`} class="panel">
        <p class="field">
          <label for="section">{words.sectionName}</label>
          <input id="section" name="section" required autocomplete="off" dir="auto" />
        </p>
        <p class="buttons">
          <button type="submit">{words.openSection}</button>
        </p>
      </form>
    </section>
  );
}
