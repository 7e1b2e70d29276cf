import type { ClaimView } from '../../wire/claim.js';
import type { ConsoleFrame } from '../../wire/console.js';
import { say, sayCount, sayWith } from '../say.js';
import { claimWords as words } from './claim-words.js';
import { Frame } from './frame.js';
import { When } from './when.js';

export interface ClaimsPageProps {
  readonly frame: ConsoleFrame;
  /** The longest waiting first. */
  readonly claims: readonly ClaimView[];
}

/** Readers who say that imported comments with their address are theirs; each waits for a yes or a no. */
export function ClaimsPage({ frame, claims }: ClaimsPageProps) {
  return (
    <Frame frame={frame} current="people" title={words.claims}>
      <p>{words.intro}</p>
      {claims.length > 0 ? null : <p class="empty">{words.none}</p>}
      {claims.map((claim) => (
        <Claim key={claim.id} claim={claim} frame={frame} />
      ))}
    </Frame>
  );
}

function Claim({ claim, frame }: { readonly claim: ClaimView; readonly frame: ConsoleFrame }) {
  const { id, name, email, site, comments, names, createdAt } = claim;
  const heading = `claim-${id}`;
  return (
    <section class="claim" aria-labelledby={heading}>
      <h2 id={heading}>
        <bdi>{name || words.unnamed}</bdi>
      </h2>
      <p>
        {sayWith(words.asks, { email: <bdi>{email}</bdi>, site: <bdi>{site}</bdi> })}{' '}
        {sayCount(words.comments, comments, frame.language)},{' '}
        <When at={createdAt} timezone={frame.timezone} />
      </p>
      <p>
        {words.names}{' '}
        {names.map((one, at) => (
          <>
            {at === 0 ? null : ', '}
            <bdi key={one}>{one || words.unnamed}</bdi>
          </>
        ))}
      </p>
      <form method="post" action={`/console/claims/${id}`} class="acts">
        <button
          type="submit"
          name="granted"
          value="yes"
          aria-label={say(words.yesTo, { name: name || words.unnamed })}
        >
          {words.yes}
        </button>{' '}
        <button
          type="submit"
          name="granted"
          value="no"
          aria-label={say(words.noTo, { name: name || words.unnamed })}
        >
          {words.no}
        </button>
      </form>
    </section>
  );
}
