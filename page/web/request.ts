/** What is asked of the engine, with all that lies there. */
import type { Engine } from "./engine/client";
import type { Answer, Request, Verb } from "./protocol";
import { isPlan } from "./shelf/names";
import type { Found, Shelf, Sheet } from "./shelf/shelf";

/** The day on the person's clock. */
const dayOf = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

export const requestOf = (shelf: Shelf, verb: Verb, found: Found[]): Omit<Request, "ended"> => {
  const now = new Date();
  return { verb, folder: shelf.name, lying: found.map(({ lying }) => lying), today: dayOf(now), now: now.getTime() };
};

/** What the engine made, each with what is to stand in it. */
export const sheetsOf = ({ papers }: Answer, bytes: (ArrayBuffer | null)[]): Sheet[] =>
  papers.map((paper, place) => ({ paper, body: bytes[place] ?? null }));

/**
 * Asks for the round that follows another: the files of that one are listed behind the way to them from the one that begins.
 * Says what is to be written, and what lies there now.
 */
export const askNext = async (engine: Engine, last: Shelf, next: Shelf, progress: (read: number, of: number) => void) => {
  const found = await next.list();
  const behind = (await last.list()).map(({ lying, file }) => ({ lying: { ...lying, at: `../${lying.at}` }, file }));
  const lent = [...found, ...behind];
  const request = { ...requestOf(next, { do: "begin" }, lent), last: last.name };
  const { answer, bytes } = await engine.do(request, lent.map(({ file }) => file), progress);
  return { answer, sheets: sheetsOf(answer, bytes), found };
};

/** A file as if it lay in the plan's place, with what a plan is read beside: so it is looked at before it lies there. */
export const inPlanPlace = (found: Found[], at: string, file: File): Found[] => {
  const beside = found.filter(({ lying }) => !lying.at.includes("/") && !isPlan(lying.at));
  return [...beside, { lying: { at, folder: false, saved: file.lastModified, size: file.size }, file }];
};
