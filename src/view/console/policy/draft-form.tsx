import { policyWords as words } from './policy-words.js';
import { Problems } from './problems.js';
import type { PolicyPageProps } from './props.js';
import { RuleEditor } from './rule-editor.js';
import { RuleList } from './rule-list.js';

/** The draft of a place's rules. It travels with the form, so nothing is kept until it is saved. */
export function DraftForm(props: PolicyPageProps) {
  const { address, draft, version, isChanged, draftProblems, editing, signals, replayHref, kind, placeName } =
    props;
  return (
    <form method="post" action={`${address}#rules`} class="policy-draft">
      <input type="hidden" name="draft" value={JSON.stringify(draft)} />
      <input type="hidden" name="expected" value={version} />
      <input type="hidden" name="place" value={placeName} />
      {isChanged ? <p class="stale">{words.notSaved}</p> : null}
      <Problems title={words.problems} problems={draftProblems} />
      <h2 id="rules">{words.rules}</h2>
      <RuleList rules={draft.rules} address={address} />
      {draft.continues === true ? null : <p class="quiet">{words.rest}</p>}
      {editing === null ? (
        <p class="buttons">
          <button type="submit" name="act" value="add" formaction={`${address}#rule`}>
            {words.add}
          </button>
        </p>
      ) : (
        <RuleEditor rule={editing} signals={signals} address={address} />
      )}
      <div class="panel">
        <p class="field">
          <label for="policy-name">{words.name}</label>
          <input id="policy-name" name="policyName" value={draft.name} autocomplete="off" dir="ltr" />
        </p>
        {kind === 'installation' ? null : (
          <p>
            <label class="choice" for="continues">
              <input
                type="checkbox"
                id="continues"
                name="continues"
                value="1"
                checked={draft.continues === true}
              />{' '}
              {words.continues}
            </label>
          </p>
        )}
        <p class="buttons">
          <button type="submit" name="act" value="save">
            {words.save}
          </button>
          {replayHref === null ? null : (
            <button type="submit" formaction={replayHref}>
              {words.tryOut}
            </button>
          )}
        </p>
      </div>
      <details class="panel">
        <summary>{words.json}</summary>
        <p class="field">
          <label for="policy-json">{words.jsonLabel}</label>
          <textarea
            id="policy-json"
            name="json"
            rows={14}
            dir="ltr"
            spellcheck={false}
            defaultValue={JSON.stringify(draft, null, 2)}
          />
        </p>
        <p class="buttons">
          <button type="submit" name="act" value="json">
            {words.takeJson}
          </button>
        </p>
      </details>
    </form>
  );
}
