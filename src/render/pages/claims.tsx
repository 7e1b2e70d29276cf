import type { Claim, ClaimStatus, Source } from '../../core/report.js';
import { pageEn } from '../../view/messages/en.js';

const STATUS_WORDS: Readonly<Record<ClaimStatus, string>> = {
  confirmed: pageEn.confirmed,
  reported: pageEn.reported,
  claimed: pageEn.claimed,
  disputed: pageEn.disputed,
  withdrawn: pageEn.claimWithdrawn,
};

/** A report's claims: how far each is established in words, whose it is, and where it can be read. */
export function Claims({ claims }: { readonly claims: readonly Claim[] }) {
  if (claims.length === 0) return null;
  return (
    <section class="claims" aria-labelledby="claims">
      <h2 id="claims">{pageEn.claims}</h2>
      <ul>
        {claims.map((claim) => (
          <li class={claim.status}>
            <p class="status">{STATUS_WORDS[claim.status]}</p>
            <p dir="auto">{claim.text}</p>
            {claim.attribution ? (
              <p class="attribution">
                <bdi>{claim.attribution}</bdi>
              </p>
            ) : null}
            <Sources sources={claim.sources} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sources({ sources }: { readonly sources: readonly Source[] }) {
  if (sources.length === 0) return null;
  return (
    <p class="sources">
      {pageEn.sources}:{' '}
      {sources.map((source, at) => (
        <>
          {at > 0 ? ', ' : ''}
          <SourceName source={source} />
        </>
      ))}
    </p>
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
