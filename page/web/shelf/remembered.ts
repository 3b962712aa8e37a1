/** The one thing that the page keeps between two visits: the folder that was opened last, where the browser can keep it. */
const STORE = "folders";
const LAST = "last";

const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((take, fail) => {
    request.onsuccess = () => take(request.result);
    request.onerror = () => fail(request.error ?? new Error("not stored"));
  });

const store = async (mode: IDBTransactionMode): Promise<IDBObjectStore> => {
  const opening = indexedDB.open("careers-audit", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const base = await done(opening);
  return base.transaction(STORE, mode).objectStore(STORE);
};

/** Remembers a folder; a browser that stores nothing goes on without. */
export const remember = async (folder: FileSystemDirectoryHandle): Promise<void> => {
  try {
    await done((await store("readwrite")).put(folder, LAST));
  } catch {
    // It is offered anew by choosing it.
  }
};

export const forget = async (): Promise<void> => {
  try {
    await done((await store("readwrite")).delete(LAST));
  } catch {
    // Nothing is kept where nothing can be.
  }
};

export const remembered = async (): Promise<FileSystemDirectoryHandle | null> => {
  try {
    const folder: unknown = await done((await store("readonly")).get(LAST));
    return folder instanceof FileSystemDirectoryHandle ? folder : null;
  } catch {
    return null;
  }
};
