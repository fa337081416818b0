/** A find as the phone keeps it until the server has it. */
export interface Kept {
  id: string;
  /** Whose it is: another person who signs in on this phone neither sees nor sends it. */
  person: string;
  values: Record<string, string>;
  photo: Blob | null;
  /** What the server said against it, if anything. */
  problem: string;
}

const finds = { database: 'comunanza-walk', store: 'finds', keyPath: 'id' };
/** A database of its own, so that it can go whole when someone comes in or goes out (the service worker sees to it). */
const walker = { database: 'comunanza-walker', store: 'walker', keyPath: 'key' };

async function within<R>(
  { database, store, keyPath }: typeof finds,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<R>,
): Promise<R> {
  const opening = indexedDB.open(database, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(store, { keyPath });
  const db = await done(opening);
  try {
    return await done(work(db.transaction(store, mode).objectStore(store)));
  } finally {
    db.close();
  }
}

const done = <R>(asked: IDBRequest<R>): Promise<R> =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

export const keep = (find: Kept): Promise<IDBValidKey> => within(finds, 'readwrite', (store) => store.put(find));
export const drop = (id: string): Promise<undefined> => within(finds, 'readwrite', (store) => store.delete(id));

/** What this person recorded and was not sent yet. */
export async function keptOf(person: string): Promise<Kept[]> {
  const all: Kept[] = await within(finds, 'readonly', (store) => store.getAll());
  return all.filter((one) => one.person === person);
}

/** Who walks with this phone, for when there is no network to ask. */
export const rememberWalker = (id: string): Promise<IDBValidKey> =>
  within(walker, 'readwrite', (store) => store.put({ key: 'walker', id }));

export async function walkerKnown(): Promise<string> {
  const known: unknown = await within(walker, 'readonly', (store) => store.get('walker'));
  return typeof known === 'object' && known !== null && 'id' in known ? String(known.id) : '';
}
