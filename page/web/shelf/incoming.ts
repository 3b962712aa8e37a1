/** What comes in: files, mails and folders that are put among the returns, none of them refused. */
import type { Dropped } from "../hands";
import { below, Free } from "./names";
import type { Found, Sheet } from "./shelf";

const RETURNS = "returns/";

/** Whether two files hold the same, letter by letter. */
const isSame = async (one: File, other: File): Promise<boolean> => {
  if (one.size !== other.size) return false;
  const [mine, theirs] = await Promise.all([one.arrayBuffer(), other.arrayBuffer()]);
  const there = new Uint8Array(theirs);
  return new Uint8Array(mine).every((byte, place) => byte === there[place]);
};

export interface Incoming {
  sheets: Sheet[];
  /** Those that lie there already, under the same name and with the same in them. */
  known: string[];
}

/** Where each is to lie. What was saved first is written first, so that what is newer looks newer. */
export const incoming = async (found: Found[], files: Dropped[]): Promise<Incoming> => {
  const there = new Map(found.map(({ lying, file }) => [lying.at.toLowerCase(), file]));
  const free = new Free(found.map(({ lying }) => lying.at));
  const come: Incoming = { sheets: [], known: [] };
  for (const { path, file } of [...files].sort((one, other) => one.file.lastModified - other.file.lastModified)) {
    const at = RETURNS + (below(path) || file.name);
    const before = there.get(at.toLowerCase());
    if (before && (await isSame(before, file))) come.known.push(at.slice(RETURNS.length));
    else come.sheets.push({ paper: { at: free.take(at), what: "file", outcome: "new" }, body: file });
  }
  return come;
};
