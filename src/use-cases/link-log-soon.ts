import { linkFreshRows, linkNewRows } from './check-log.js';

/** Milliseconds for which a row of the log can be changed on disk unnoticed: it has no link yet. */
const LINK_EVERY = 5000;
/** Every hour the look goes back an hour, for transactions that were long on their way. */
const LOOKS_TO_A_LONG_ONE = 3_600_000 / LINK_EVERY;

/** Links what is new in the log, now and every few seconds; gives the function that ends it. */
export function linkLogSoon(
  deps: Parameters<typeof linkFreshRows>[0],
  onError: (error: unknown) => void,
): () => void {
  let looks = 0;
  let isUnderWay = false;
  const look = (): void => {
    if (isUnderWay) return;
    isUnderWay = true;
    const linking = looks % LOOKS_TO_A_LONG_ONE === 0 ? linkNewRows(deps) : linkFreshRows(deps);
    looks += 1;
    linking.catch(onError).finally(() => {
      isUnderWay = false;
    });
  };
  look();
  const timer = setInterval(look, LINK_EVERY);
  return () => clearInterval(timer);
}
