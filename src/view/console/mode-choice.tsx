import type { ModeName } from '../../wire/console.js';
import { consoleEn as words } from './messages.js';

export const MODE_WORDS: Readonly<Record<ModeName, string>> = {
  'publish-first': words.publishFirst,
  'hold-first': words.holdFirst,
};

/** How comments appear, as a choice. `unset` is the words of a third one, for no choice of one's own. */
export function ModeChoice(props: {
  readonly id: string;
  readonly value: ModeName | null;
  readonly unset?: string;
}) {
  const { id, value, unset } = props;
  const modes = Object.entries(MODE_WORDS) as readonly [ModeName, string][];
  return (
    <fieldset>
      <legend>{words.mode}</legend>
      {unset === undefined ? null : (
        <Choice id={`${id}-unset`} mode="" label={unset} isChosen={value === null} />
      )}
      {modes.map(([mode, label]) => (
        <Choice key={mode} id={`${id}-${mode}`} mode={mode} label={label} isChosen={value === mode} />
      ))}
    </fieldset>
  );
}

function Choice(props: {
  readonly id: string;
  readonly mode: ModeName | '';
  readonly label: string;
  readonly isChosen: boolean;
}) {
  const { id, mode, label, isChosen } = props;
  return (
    <label for={id} class="choice">
      <input type="radio" id={id} name="mode" value={mode} checked={isChosen} /> {label}
    </label>
  );
}
