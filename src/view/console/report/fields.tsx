import type { ComponentChildren } from 'preact';

interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: ComponentChildren;
  readonly value: string;
  readonly hint?: string;
  readonly list?: string;
  readonly dir?: 'auto' | 'ltr';
  /** A style may look for it. */
  readonly mark?: string;
}

/** A line of text with its label. */
export function LineField(props: FieldProps) {
  const { id, name, label, value, hint, list, dir = 'auto', mark } = props;
  return (
    <p class={mark === undefined ? 'field' : `field ${mark}`}>
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        value={value}
        dir={dir}
        list={list}
        maxlength={500}
        autocomplete="off"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      {hint === undefined ? null : (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </p>
  );
}

/** A text of several lines with its label. */
export function TextField({ id, name, label, value, hint, rows }: FieldProps & { readonly rows: number }) {
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        name={name}
        rows={rows}
        dir="auto"
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      {hint === undefined ? null : (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </p>
  );
}

/** One of a few words. */
export function ChoiceField<T extends string>(props: {
  readonly id: string;
  readonly name: string;
  readonly label: ComponentChildren;
  readonly value: T | '';
  readonly choices: Readonly<Record<T, string>>;
  readonly unset?: string;
}) {
  const { id, name, label, value, choices, unset } = props;
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name}>
        {unset === undefined ? null : <option value="">{unset}</option>}
        {Object.entries<string>(choices).map(([choice, words]) => (
          <option key={choice} value={choice} selected={choice === value}>
            {words}
          </option>
        ))}
      </select>
    </p>
  );
}

export function TickField(props: {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly isOn: boolean;
}) {
  const { id, name, label, isOn } = props;
  return (
    <p class="choice">
      <input type="checkbox" id={id} name={name} value="1" checked={isOn} /> <label for={id}>{label}</label>
    </p>
  );
}
