import type { PolicyChange } from '../../../core/policy/compare.js';
import { ruleInWords } from '../../../core/policy/in-words.js';
import { say } from '../../say.js';
import { When } from '../when.js';
import { policyWords as words } from './policy-words.js';
import type { PolicyPageProps } from './props.js';

/** Every version of a place's rules, who turned it on and when, and what differs from now. */
export function PolicyHistory(props: PolicyPageProps) {
  const { versions, version: current, address, mayChange, compared, timezone } = props;
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{words.history}</h2>
      <ol class="log versions" reversed>
        {versions.map(({ version, at, by, name }) => (
          <li key={version} id={`version-${version}`}>
            <p>
              <strong>{say(words.version, { n: version })}</strong>{' '}
              {name === null ? words.emptySetting : <code>{name}</code>}, <When at={at} timezone={timezone} />
              , {by === null ? words.byCommand : <bdi>{by}</bdi>}
              {version === current ? ` (${words.current})` : null}
            </p>
            {version === current ? null : (
              <form method="post" action={address}>
                <input type="hidden" name="expected" value={current} />
                <p class="buttons">
                  <a href={`${address}?version=${version}#different`}>
                    {words.look}
                    <span class="unseen"> {say(words.version, { n: version })}</span>
                  </a>
                  {mayChange ? (
                    <button type="submit" name="act" value={`back:${version}`}>
                      {words.back}
                      <span class="unseen"> {say(words.version, { n: version })}</span>
                    </button>
                  ) : null}
                </p>
              </form>
            )}
          </li>
        ))}
      </ol>
      {compared === null ? null : <Compared compared={compared} />}
    </section>
  );
}

function Compared({ compared }: { readonly compared: NonNullable<PolicyPageProps['compared']> }) {
  return (
    <section aria-labelledby="different">
      <h3 id="different">{say(words.different, { n: compared.version })}</h3>
      {compared.changes.length === 0 ? <p>{words.same}</p> : null}
      <ul class="changes">
        {compared.changes.map((change) => (
          <li key={change.rule}>
            <code>{change.rule}</code> {words.changes[change.kind]}
            <Said change={change} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Said({ change: { kind, before, after } }: { readonly change: PolicyChange }) {
  if (kind === 'moved') return null;
  return (
    <>
      {before === undefined ? null : (
        <p>
          <del>{ruleInWords(before)}</del>
        </p>
      )}
      {after === undefined ? null : (
        <p>
          <ins>{ruleInWords(after)}</ins>
        </p>
      )}
    </>
  );
}
