const LONGEST = 500;

/**
 * Where to go on after signing in: a path on our own pages, as a form or an address gives it; undefined for anything that a
 * browser might take for another host.
 */
export function ownPath(text: string | undefined): string | undefined {
  if (text === undefined || text.length > LONGEST || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text))
    return undefined;
  const nowhere = 'http://own.invalid';
  const url = URL.parse(text, nowhere);
  if (url?.origin !== nowhere || url.pathname.startsWith('//')) return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}
