import type { Claim, ClaimStatus, Source } from '../../core/report.js';
import { say, sayWith } from '../../view/say.js';
import type { PageVoice } from './page-voice.js';

/** The line of a page that says how a claim stands. */
export const STATUS_LINES = {
  confirmed: 'confirmed',
  reported: 'reported',
  claimed: 'claimed',
  disputed: 'disputed',
  withdrawn: 'claimWithdrawn',
} as const satisfies Record<ClaimStatus, keyof PageVoice['page']>;

/** A report's claims: how far each is established in words, whose it is, and where it can be read. */
export function Claims({ claims, voice }: { readonly claims: readonly Claim[]; readonly voice: PageVoice }) {
  if (claims.length === 0) return null;
  const { page } = voice;
  return (
    <section class="claims" aria-labelledby="claims">
      <h2 id="claims">{page.claims}</h2>
      <ul>
        {claims.map((claim) => (
          <li class={claim.status}>
            <p class="status">{page[STATUS_LINES[claim.status]]}</p>
            <p dir="auto">{claim.text}</p>
            {claim.attribution ? (
              <p class="attribution">
                <bdi>{claim.attribution}</bdi>
              </p>
            ) : null}
            {claim.basis ? (
              <p class="basis" dir="auto">
                {say(page.basis, { basis: claim.basis })}
              </p>
            ) : null}
            <Sources sources={claim.sources} voice={voice} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sources(props: { readonly sources: readonly Source[]; readonly voice: PageVoice }) {
  const { sources, voice } = props;
  if (sources.length === 0) return null;
  const list = sources.map((source, at) => (
    <>
      {at > 0 ? voice.thread.comma : ''}
      <SourceWords source={source} voice={voice} />
    </>
  ));
  return <p class="sources">{sayWith(voice.page.sources, { list })}</p>;
}

/** A source with what it has to do with the claim, what readers should know of it, and its own words. */
function SourceWords({ source, voice: { page } }: { readonly source: Source; readonly voice: PageVoice }) {
  const { stance, repeats, note, quote } = source;
  const name = <SourceName source={source} />;
  return (
    <>
      {stance === 'denies' ? sayWith(page.denies, { name }) : null}
      {stance === 'repeats' && repeats
        ? sayWith(page.repeatsOther, { name, other: <bdi>{repeats}</bdi> })
        : null}
      {stance === undefined || stance === 'says' || (stance === 'repeats' && !repeats) ? name : null}
      {note ? (
        <>
          {' '}
          (<bdi>{note}</bdi>)
        </>
      ) : null}
      {quote ? (
        <>
          {' '}
          <q dir="auto">{quote}</q>
        </>
      ) : null}
    </>
  );
}

function SourceName({ source }: { readonly source: Source }) {
  const name = <bdi>{source.name}</bdi>;
  if (source.url === null || !/^https?:/i.test(source.url)) return name;
  return (
    <a href={source.url} rel="noopener">
      {name}
    </a>
  );
}
