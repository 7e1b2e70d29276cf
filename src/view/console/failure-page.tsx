import { consoleEn as words } from './messages.js';
import { type Assets, Door } from './sign-in-page.js';

/** What was refused, in plain words, and the way on. */
export function FailurePage({
  assets,
  status,
  message,
}: Assets & { readonly status: number; readonly message: string }) {
  return (
    <Door title={titleOf(status)} assets={assets}>
      <p>{message}</p>
      <p>
        <a href="/console/">{words.toQueue}</a>
      </p>
    </Door>
  );
}

function titleOf(status: number): string {
  if (status === 404) return words.notFound;
  return status === 429 || status === 503 ? words.wait : words.refused;
}
