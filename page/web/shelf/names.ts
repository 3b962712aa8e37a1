/** Names for what comes in: free ones among the returns, and the round's own folder in what was chosen or unpacked. */
import type { Dropped } from "../hands";
import { folderOf, foldersAbove, nameOf } from "./shelf";

const stemAndEnding = (at: string): [stem: string, ending: string] => {
  const dot = at.lastIndexOf(".");
  return dot > at.lastIndexOf("/") + 1 ? [at.slice(0, dot), at.slice(dot)] : [at, ""];
};

/**
 * A path as it is compared: Windows knows no capitals in names, and an accent comes as a letter of its own from some
 * computers. What is written keeps its name as it came.
 */
export const placeOf = (at: string): string => at.normalize("NFC").toLowerCase();

/** Names that are free: `Science.xlsx`, else `Science 2.xlsx`. */
export class Free {
  private readonly taken: Set<string>;
  /** The number at which the next search begins. */
  private readonly numbers = new Map<string, number>();

  constructor(taken: string[]) {
    this.taken = new Set(taken.map(placeOf));
  }

  take(at: string): string {
    const [stem, ending] = stemAndEnding(at);
    let number = this.numbers.get(placeOf(at)) ?? 2;
    let free = at;
    for (; this.taken.has(placeOf(free)); number += 1) free = `${stem} ${number}${ending}`;
    this.numbers.set(placeOf(at), number);
    this.taken.add(placeOf(free));
    return free;
  }
}

/** The same paths, of which no two are one place, and none a folder of another. */
export const apart = (all: string[]): string[] => {
  const free = new Free(all.flatMap(foldersAbove));
  return all.map((at) => free.take(at));
};

/** A path that leads nowhere but down. */
export const below = (path: string): string =>
  path
    .split(/[\\/]/)
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .join("/");

/** Whether a path may be that of the plan. */
export const isPlan = (path: string): boolean => folderOf(path) === "" && /plan[^/]*\.(xlsx|toml)$/i.test(nameOf(path));

/**
 * What was chosen, as it lies in the round's folder: where all of it lies in one folder that holds the plan, that is the
 * round's, and its name the round's.
 */
export const inRound = (all: Dropped[]): { name: string | null; files: Dropped[] } => {
  const files = all.map(({ path, file }) => ({ path: below(path), file })).filter(({ path }) => !path.startsWith("__MACOSX/"));
  const [first] = files;
  const top = first?.path.split("/")[0] ?? "";
  const bare = files.map(({ path, file }) => ({ path: path.slice(top.length + 1), file }));
  const isOne = files.every(({ path }) => path.startsWith(`${top}/`));
  if (!isOne || files.some(({ path }) => isPlan(path)) || !bare.some(({ path }) => isPlan(path))) return { name: null, files };
  return { name: top, files: bare };
};
