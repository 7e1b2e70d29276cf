import { KEY_WORDS, consoleEn as words } from './messages.js';

/** The keyboard's legend, and its switch; shown by the program that has the keys. */
export function KeysSwitch() {
  return (
    <details class="keys" data-keys hidden>
      <summary>
        {words.keys} <span data-keys-state data-on={words.keysAre} data-off={words.keysAreNot} />
      </summary>
      <div>
        <dl>
          {KEY_WORDS.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <button type="button" data-keys-switch data-on={words.keysOff} data-off={words.keysOn} />
      </div>
    </details>
  );
}
