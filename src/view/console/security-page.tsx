import type { PasskeyView } from '../../wire/auth.js';
import type { ConsoleFrame } from '../../wire/console.js';
import { say } from '../say.js';
import { factorEn as words } from './factor-words.js';
import { Frame } from './frame.js';
import { PasskeyButton } from './passkey-button.js';

const HERE = '/console/security';

export interface SecurityPageProps {
  readonly frame: ConsoleFrame;
  readonly passkeys: readonly PasskeyView[];
  readonly hasApp: boolean;
}

/** `/console/security`: the ways in of whoever looks at it. */
export function SecurityPage({ frame, passkeys, hasApp }: SecurityPageProps) {
  const isOnly = passkeys.length === 1 && !hasApp;
  return (
    <Frame frame={frame} current={null} title={words.securityTitle}>
      <section aria-labelledby="passkeys">
        <h2 id="passkeys">{words.passkeys}</h2>
        {passkeys.length === 0 ? <p>{words.noPasskeys}</p> : null}
        <ul>
          {passkeys.map((passkey) => (
            <li key={passkey.id}>
              <bdi>{passkey.name}</bdi> <PasskeyTimes passkey={passkey} />
              {isOnly ? null : (
                <form method="post" action={`${HERE}/remove`}>
                  <input type="hidden" name="passkey" value={passkey.id} />
                  <button type="submit" aria-label={`${words.remove}: ${passkey.name}`}>
                    {words.remove}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
        {isOnly ? <p class="quiet">{words.last}</p> : null}
        <PasskeyButton act="add" back={HERE} label={words.addPasskey} />
        <noscript>
          <p class="quiet">{words.needsScript}</p>
        </noscript>
      </section>
      <section aria-labelledby="app">
        <h2 id="app">{words.app}</h2>
        <p>{hasApp ? words.hasApp : words.noApp}</p>
        <p>
          <a href={`/console/second-factor/app?back=${encodeURIComponent(HERE)}`}>
            {hasApp ? words.newApp : words.setUpApp}
          </a>
        </p>
      </section>
    </Frame>
  );
}

function PasskeyTimes({ passkey: { createdAt, usedAt } }: { readonly passkey: PasskeyView }) {
  const used = usedAt === null ? words.neverUsed : say(words.used, { time: usedAt.slice(0, 10) });
  return (
    <span class="quiet">
      {say(words.added, { time: createdAt.slice(0, 10) })}, {used}
    </span>
  );
}
