/** Writes what the engine made, in its order. What cannot be written is told, and the rest goes on. */
import type { Lying } from "../protocol";
import { Away, InTheWay, type Mishap, type Shelf, type Sheet } from "./shelf";

/** What of some sheets could not be written, and why; where one hinders others, these are among the unwritten alone. */
export interface Left {
  mishaps: Mishap[];
  unwritten: string[];
}

/**
 * Writes sheets where nothing has changed since `lying` was listed; `written` hears how many are done. Where something that
 * was to be kept aside could not be, what it would have been kept from is not replaced; and where anything failed,
 * nothing is taken away.
 */
export const write = async (
  shelf: Shelf,
  sheets: Sheet[],
  lying: Lying[],
  written: (done: number) => void,
): Promise<Left> => {
  const listed = new Map(lying.map((one) => [one.at, one]));
  const mishaps: Mishap[] = [];
  const done = new Set<string>();
  let notKept = false;
  for (const [place, sheet] of sheets.entries()) {
    const { at, what, outcome } = sheet.paper;
    const held = (outcome === "replaced" && notKept) || (what === "gone" && mishaps.length > 0);
    if (!held) {
      try {
        await shelf.put(sheet, listed.get(at));
        done.add(at);
      } catch (error) {
        if (!(await shelf.isThere())) throw new Away();
        const why = shelf.why(error);
        mishaps.push(error instanceof InTheWay ? { at, why, by: error.at } : { at, why });
        notKept ||= outcome === "kept";
        // What one file has no room for, no other has.
        if (why === "full") break;
      }
    }
    written(place + 1);
  }
  return { mishaps, unwritten: sheets.map(({ paper }) => paper.at).filter((at) => !done.has(at)) };
};

/** Moves a file: it is gone from where it lay only when it stands where it goes. */
export const move = async (shelf: Shelf, file: File, from: Lying, to: string): Promise<Mishap[]> => {
  const sheets: Sheet[] = [
    { paper: { at: to, what: "file", outcome: "new" }, body: file },
    { paper: { at: from.at, what: "gone", outcome: "gone" }, body: null },
  ];
  return (await write(shelf, sheets, [from], () => {})).mishaps;
};
