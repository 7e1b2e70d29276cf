import { consoleEn as words } from './messages.js';

/** The ways from one page of a list to the others; null for a way that is not there. */
export interface PagerProps {
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

export function Pager({ firstHref, nextHref }: PagerProps) {
  if (firstHref === null && nextHref === null) return null;
  return (
    <p class="pager">
      {firstHref === null ? null : <a href={firstHref}>{words.first}</a>}
      {nextHref === null ? null : (
        <a href={nextHref} rel="next">
          {words.older}
        </a>
      )}
    </p>
  );
}
