/** What was dropped or chosen, with all that lies in its folders. */
import type { Dropped } from "../hands";

/** The files of a list that was chosen; those of a folder know where they lay. */
export const chosen = (files: FileList | null): Dropped[] =>
  [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/**
 * One thing that was dropped. A file is there at once. A folder is lent where the browser lends folders; elsewhere it comes as an
 * entry, whose files Chrome and Edge keep from a page that was opened from a file.
 */
interface Thing {
  file: File | null;
  lent: Promise<FileSystemHandle | null> | null;
  entry: FileSystemEntry | null;
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

/** Must be called while the event is handled: afterwards nothing of it is there any more. */
const thing = (item: DataTransferItem): Thing => {
  const entry = item.webkitGetAsEntry();
  if (!entry?.isDirectory) return { file: item.getAsFile(), lent: null, entry: null };
  return { file: null, lent: item.getAsFileSystemHandle?.() ?? null, entry };
};

/** A folder's entries come some at a time, until none come. */
const entriesOf = async (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((take, fail) => reader.readEntries(take, fail));
    if (some.length === 0) return all;
    all.push(...some);
  }
};

const inEntry = async (entry: FileSystemEntry, above: string): Promise<Dropped[]> => {
  const path = above + entry.name;
  if (isFile(entry)) return [{ path, file: await new Promise<File>((take, fail) => entry.file(take, fail)) }];
  const all: Dropped[] = [];
  if (isFolder(entry)) for (const one of await entriesOf(entry)) all.push(...(await inEntry(one, `${path}/`)));
  return all;
};

const inLent = async (handle: FileSystemHandle, above: string): Promise<Dropped[]> => {
  const path = above + handle.name;
  if (handle instanceof FileSystemFileHandle) return [{ path, file: await handle.getFile() }];
  const all: Dropped[] = [];
  if (handle instanceof FileSystemDirectoryHandle) {
    for await (const one of handle.values()) all.push(...(await inLent(one, `${path}/`)));
  }
  return all;
};

const inThing = async ({ file, lent, entry }: Thing): Promise<Dropped[]> => {
  if (file) return [{ path: file.name, file }];
  const handle = await lent;
  if (handle) return inLent(handle, "");
  return entry ? inEntry(entry, "") : [];
};

/** The files of what was dropped, and of the folders among it. */
export const dropped = async (from: DataTransfer): Promise<Dropped[]> => {
  const things = [...from.items].filter(({ kind }) => kind === "file").map(thing);
  const all: Dropped[] = [];
  for (const one of things) all.push(...(await inThing(one)));
  return all;
};
