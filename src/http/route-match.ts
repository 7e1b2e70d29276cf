import type { Route } from './route.js';

const patterns = new WeakMap<Route, RegExp>();

function patternOf(route: Route): RegExp {
  const known = patterns.get(route);
  if (known) return known;
  const source = route.path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+').replace(/\*$/, '.*');
  const made = new RegExp(`^${source}$`);
  patterns.set(route, made);
  return made;
}

/** The methods that some route answers at a request's address; none for an address that nobody knows. */
export function methodsAt(routes: readonly Route[], url: string): readonly string[] {
  const path = url.split('?', 1)[0] ?? '';
  const found = routes.filter((route) => patternOf(route).test(path)).map((route) => route.method);
  return [...new Set(found)];
}
