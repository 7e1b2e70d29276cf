/** What a page keeps between visits: a key that no script can read out, and the token for the next one. */
export interface KeptGrant {
  readonly key: CryptoKeyPair;
  readonly refreshToken: string;
}

const DATABASE = 'parley';
const STORE = 'grants';

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function withStore<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result | undefined> {
  try {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    const database = await done(opening);
    try {
      return await done(work(database.transaction(STORE, mode).objectStore(STORE)));
    } finally {
      database.close();
    }
  } catch {
    // Where a browser refuses storage, a reader signs in again after a reload.
    return undefined;
  }
}

/** Apart for each server. */
export function keptGrant(server: string): Promise<KeptGrant | undefined> {
  return withStore('readonly', (store) => store.get(server) as IDBRequest<KeptGrant | undefined>);
}

export async function keepGrant(server: string, grant: KeptGrant): Promise<void> {
  await withStore('readwrite', (store) => store.put(grant, server));
}

export async function forgetGrant(server: string): Promise<void> {
  await withStore('readwrite', (store) => store.delete(server));
}
