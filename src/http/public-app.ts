import type { HttpApp } from './route.js';

/**
 * The same, but what use cases read comes from a replica if there is one that is as new as this moment. For what everyone
 * may see; whoever asks for themselves, decides or writes takes the application as it is.
 */
export async function publicApp(app: HttpApp): Promise<HttpApp> {
  const { deps } = app;
  const read = await deps.store.publicRead();
  return read === deps.store.read ? app : { ...app, deps: { ...deps, store: { ...deps.store, read } } };
}
