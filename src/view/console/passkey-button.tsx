import { factorEn as words } from './factor-words.js';

/** A button that the console's program brings to life; without it the page says why there is none. */
export function PasskeyButton({
  act,
  back,
  label,
}: {
  readonly act: 'use' | 'add';
  readonly back: string;
  readonly label: string;
}) {
  return (
    <div data-passkey={act} data-back={back} data-refused={words.refused} hidden>
      {act === 'add' ? (
        <p class="field">
          <label for="passkey-name">{words.passkeyName}</label>
          <input id="passkey-name" maxlength={80} aria-describedby="passkey-hint" />
          <span class="quiet" id="passkey-hint">
            {words.passkeyNameHint}
          </span>
        </p>
      ) : null}
      <p class="buttons">
        <button type="button">{label}</button>
      </p>
      <p role="alert" />
    </div>
  );
}
