/** Where a phone keeps who walks with it: a database of its own, so that it can go whole. The walk's island writes it. */
const database = 'comunanza-walker';

/** This device no longer knows who walks with it. What was not sent yet stays, under the id of whoever recorded it. */
export const forgetWalker = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase(database);
    asked.onsuccess = () => resolve();
    asked.onerror = () => reject(asked.error);
  });
