/** What comes in: files, mails and folders that are put among the returns, none of them refused. */
import type { Dropped } from "../hands";
import { below, Free, placeOf } from "./names";
import type { Found, Sheet } from "./shelf";

const RETURNS = "returns/";

/** So many bytes are compared at a time: few enough that nobody notices. */
const SOME = 1 << 20;

const areSame = (one: Uint8Array, other: Uint8Array): boolean => {
  for (let place = 0; place < one.length; place += 1) if (one[place] !== other[place]) return false;
  return one.length === other.length;
};

/** Whether two files hold the same, letter by letter. One that cannot be read is like no other. */
const isSame = async (one: File, other: File): Promise<boolean> => {
  if (one.size !== other.size) return false;
  const bytesOf = async (file: File, from: number): Promise<Uint8Array> =>
    new Uint8Array(await file.slice(from, from + SOME).arrayBuffer());
  try {
    for (let from = 0; from < one.size; from += SOME) {
      const [mine, theirs] = await Promise.all([bytesOf(one, from), bytesOf(other, from)]);
      if (!areSame(mine, theirs)) return false;
    }
    return true;
  } catch {
    return false;
  }
};

export interface Incoming {
  sheets: Sheet[];
  /** Those that lie there already, under the same name and with the same in them. */
  known: string[];
}

/** Where each is to lie. What was saved first is written first, so that what is newer looks newer. */
export const incoming = async (found: Found[], files: Dropped[]): Promise<Incoming> => {
  const there = new Map(found.map(({ lying, file }) => [placeOf(lying.at), file]));
  const free = new Free(found.map(({ lying }) => lying.at));
  const come: Incoming = { sheets: [], known: [] };
  for (const { path, file } of [...files].sort((one, other) => one.file.lastModified - other.file.lastModified)) {
    const at = RETURNS + (below(path) || file.name);
    const before = there.get(placeOf(at));
    if (before && (await isSame(before, file))) come.known.push(at.slice(RETURNS.length));
    else come.sheets.push({ paper: { at: free.take(at), what: "file", outcome: "new" }, body: file });
  }
  return come;
};
