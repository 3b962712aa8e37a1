/** What is asked of the engine, with all that lies there. */
import type { Request, Verb } from "./protocol";
import { isPlan } from "./shelf/names";
import type { Found, Shelf } from "./shelf/shelf";

/** The day on the person's clock. */
const dayOf = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

export const requestOf = (shelf: Shelf, verb: Verb, found: Found[]): Omit<Request, "ended"> => {
  const now = new Date();
  return { verb, folder: shelf.name, lying: found.map(({ lying }) => lying), today: dayOf(now), now: now.getTime() };
};

/** A file as if it lay in the plan's place, with what a plan is read beside: so it is looked at before it lies there. */
export const inPlanPlace = (found: Found[], at: string, file: File): Found[] => {
  const beside = found.filter(({ lying }) => !lying.at.includes("/") && !isPlan(lying.at));
  return [...beside, { lying: { at, folder: false, saved: file.lastModified, size: file.size }, file }];
};
