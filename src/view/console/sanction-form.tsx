import type { ComponentChildren } from 'preact';
import { SANCTION_KINDS } from '../../core/sanction/sanction.js';
import type { SanctionView } from '../../wire/sanction.js';
import { SANCTION_WORDS, TERMS, peopleWords as words } from './people-words.js';

/** The sheet by which something is imposed; `children` say on whom. */
export function SanctionForm(props: {
  readonly action: string;
  readonly title: string;
  /** What is chosen at first. */
  readonly step: SanctionView['kind'];
  readonly mayEverywhere: boolean;
  /** Whether there are texts that can go with it. */
  readonly hasTexts: boolean;
  readonly children: ComponentChildren;
}) {
  const { action, title, step, mayEverywhere, hasTexts, children } = props;
  return (
    <form
      method="post"
      action={action}
      class="panel sheet"
      id="sheet"
      aria-labelledby="sheet-title"
      tabindex={-1}
    >
      <h2 id="sheet-title">{title}</h2>
      <fieldset>
        <legend>{words.kind}</legend>
        {SANCTION_KINDS.map((kind) => (
          <Choice key={kind} name="kind" value={kind} label={SANCTION_WORDS[kind]} isChosen={kind === step} />
        ))}
      </fieldset>
      <p class="field">
        <label for="hours">{words.lasts}</label>
        <select id="hours" name="hours">
          {TERMS.map(([hours, label]) => (
            <option key={hours} value={hours} selected={hours === 168}>
              {label}
            </option>
          ))}
        </select>
      </p>
      {children}
      {hasTexts ? (
        <fieldset>
          <legend>{words.texts}</legend>
          <Choice name="texts" value="keep" label={words.keepTexts} isChosen />
          <Choice name="texts" value="reject" label={words.rejectTexts} isChosen={false} />
        </fieldset>
      ) : null}
      {mayEverywhere ? (
        <label class="choice">
          <input type="checkbox" name="everywhere" value="1" /> {words.everywhere}
        </label>
      ) : null}
      <p class="field wide">
        <label for="sheet-reason">{words.reason}</label>
        <textarea id="sheet-reason" name="reason" rows={2} maxlength={500} dir="auto" required />
      </p>
      <p class="field wide">
        <label for="sheet-note">{words.note}</label>
        <textarea id="sheet-note" name="note" rows={1} maxlength={500} dir="auto" />
      </p>
      <p class="buttons">
        <button type="submit">{words.impose}</button>
      </p>
    </form>
  );
}

/** One of several, or its only one. */
export function Choice(props: {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
}) {
  const { name, value, label, isChosen } = props;
  return (
    <label class="choice">
      <input type="radio" name={name} value={value} checked={isChosen} /> {label}
    </label>
  );
}
