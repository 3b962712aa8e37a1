/** Opens a round: from a folder, from files, or made anew. */
import { Cancelled, Refusal } from "../engine/client";
import type { Dropped } from "../hands";
import type { Verb } from "../protocol";
import type { Keeper } from "../round";
import { go } from "../route";
import { offClock } from "../shelf/clock";
import { Folder } from "../shelf/folder";
import { Memory } from "../shelf/memory";
import { apart, inRound } from "../shelf/names";
import { remember, remembered } from "../shelf/remembered";
import type { State } from "../state";
import { isTyped } from "../steps/held";
import { ways } from "../texts/ways";

const MODE = { mode: "readwrite" } as const;

/** Whether this browser lends folders. */
export const lends = (): boolean => window.showDirectoryPicker !== undefined;

/** Asks for a folder; none where nobody chose one. What hinders it is thrown, in words. */
export const askFolder = async (): Promise<FileSystemDirectoryHandle | null> => {
  try {
    return (await window.showDirectoryPicker?.({ id: "careers-audit", startIn: "documents", ...MODE })) ?? null;
  } catch (why) {
    if (why instanceof Error && why.name === "AbortError") return null;
    throw new Refusal(ways.notLent);
  }
};

const isAllowed = async (folder: FileSystemDirectoryHandle): Promise<boolean> => {
  const state = (await folder.queryPermission?.(MODE)) ?? "granted";
  return state === "granted" || (await folder.requestPermission?.(MODE)) === "granted";
};

/** What hinders opening, in words. */
export const messageOf = (why: unknown): string => {
  if (why instanceof Cancelled) return ways.stopped;
  return why instanceof Refusal ? why.message : ways.notOpened;
};

/** Opens a round that lies in a folder, and goes to it; a plan with faults is shown there too. */
export const openFolder = async (keeper: Keeper, folder: FileSystemDirectoryHandle): Promise<void> => {
  if (!(await isAllowed(folder))) throw new Refusal(ways.notAllowed(folder.name));
  const answer = await keeper.open(new Folder(folder));
  if (!answer) return;
  // A folder without a round does not take the place of one that has.
  if (answer.round !== null || (await remembered()) === null) void remember(folder);
  go("round");
};

/** Begins a round on a folder, or in memory under a name; it is gone to where that was done. */
export const begin = async (keeper: Keeper, verb: Verb, where: FileSystemDirectoryHandle | string): Promise<void> => {
  const answer = await keeper.open(typeof where === "string" ? new Memory(where) : new Folder(where), verb);
  if (!answer || answer.refused) return;
  if (typeof where !== "string") void remember(where);
  go("round");
};

/** Something unsaved in memory, or typed and not saved, is not left without a question. */
export const mayLeave = ({ shelf }: State): boolean => {
  if (shelf && shelf.unsaved > 0) return window.confirm(ways.leave);
  return !isTyped() || window.confirm(ways.leaveTyped);
};

/** Begins the round that follows the one that is open, in a folder that is asked for, or in memory. */
export const follow = async (keeper: Keeper, inFolder: boolean): Promise<void> => {
  const folder = inFolder ? await askFolder() : null;
  if (inFolder && !folder) return;
  const answer = await keeper.follow(folder ? new Folder(folder) : new Memory(ways.nextName));
  if (!answer) return;
  if (folder) void remember(folder);
  go("round");
};

/** The folder that is open, and cannot be reached: it is asked for again, or another is chosen. */
export const openAgain = async (keeper: Keeper): Promise<void> => {
  const { shelf, round } = keeper.state;
  // The folder itself, and not one that was opened elsewhere since.
  const before = shelf instanceof Folder && (await isAllowed(shelf.root)) && (await shelf.isThere()) ? shelf.root : null;
  const folder = before ?? (await askFolder());
  if (!folder) return;
  void remember(folder);
  await keeper.reopen(new Folder(folder));
  // What was never seen is gone to; whoever was on a screen stays there.
  if (!round) go("round");
};

const ZIP = /\.zip$/i;

/** Opens files that were chosen or dropped: a zip, a folder, or what lies in one. */
export const openFiles = async (keeper: Keeper, all: Dropped[]): Promise<void> => {
  const [one] = all;
  if (!one) return;
  const isZip = all.length === 1 && ZIP.test(one.file.name);
  const { name, files } = inRound(isZip ? await unzipped(keeper, one.file) : all);
  const paths = apart(files.map(({ path }) => path));
  const lying = files.map(({ path, file }, place) => ({ at: paths[place] ?? path, file }));
  const answer = await keeper.open(new Memory(isZip ? one.file.name.replace(ZIP, "") : (name ?? ways.roundName), lying));
  if (answer) go("round");
};

const unzipped = async (keeper: Keeper, zip: File): Promise<Dropped[]> => {
  const { at, saved, bytes } = await keeper.unzip(zip);
  return at.map((path, place) => {
    // Where it does not say when a file was saved, that is as old as itself.
    const shown = saved[place] ?? 0;
    const lastModified = shown > 0 ? offClock(shown) : zip.lastModified;
    return { path, file: new File([bytes[place] ?? ""], path, { lastModified }) };
  });
};
