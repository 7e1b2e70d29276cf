import type { Claim, ClaimStatus, Source } from '../../core/report.js';
import { sayWith } from '../../view/say.js';
import type { PageVoice } from './page-voice.js';

const STATUS_LINES = {
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
      <SourceName source={source} />
    </>
  ));
  return <p class="sources">{sayWith(voice.page.sources, { list })}</p>;
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
