/** What was dropped or chosen, with all that lies in its folders. */
import type { Dropped } from "../hands";

/** The files of a list that was chosen; those of a folder know where they lay. */
export const chosen = (files: FileList | null): Dropped[] =>
  [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((take, fail) => entry.file(take, fail));

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

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const walk = async (entry: FileSystemEntry, above: string, all: Dropped[]): Promise<void> => {
  const path = above + entry.name;
  if (isFile(entry)) all.push({ path, file: await fileOf(entry) });
  else if (isFolder(entry)) for (const one of await entriesOf(entry)) await walk(one, `${path}/`, all);
};

/** The files of what was dropped, and of the folders among it. */
export const dropped = async (from: DataTransfer): Promise<Dropped[]> => {
  // Both lists are gone as soon as the event is over: they are taken before anything is waited for.
  const entries = [...from.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const files = [...from.files];
  if (entries.length === 0) return files.map((file) => ({ path: file.name, file }));
  const all: Dropped[] = [];
  for (const entry of entries) await walk(entry, "", all);
  return all;
};
