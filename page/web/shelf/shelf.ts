/** Where a round's files lie: in a folder of the computer, or in memory. Both are listed, written and moved in alike. */
import type { Lying, Paper } from "../protocol";
import type { Why } from "../texts/round";

export type { Why } from "../texts/round";

/** Something that lies there; a folder has no file, nor has a file that cannot be opened. */
export interface Found {
  lying: Lying;
  file: File | null;
}

/** A file as it is listed. */
export const listedAs = (at: string, { lastModified, size }: File): Lying => ({ at, folder: false, saved: lastModified, size });

/** Something to be written, with what is to stand in it. */
export interface Sheet {
  paper: Paper;
  body: Blob | ArrayBuffer | null;
}

/**
 * A file that could not be written, and why. `open`: another program has it open. `changed`: somebody saved it meanwhile.
 * `away`: it, or its folder, is not there any more. `name`: the browser takes no such name. `file`: a file lies where its
 * folder must be, at `by`. `folder`: a folder lies where it must be.
 */
export interface Mishap {
  at: string;
  why: Why;
  by?: string;
}

/** The folder itself is not there any more, or may not be used any more. */
export class Away extends Error {}

export interface Shelf {
  /** What the person calls it. */
  readonly name: string;
  readonly kind: "folder" | "memory";
  /** How many files were written and not taken to a place that lasts. */
  readonly unsaved: number;
  list(): Promise<Found[]>;
  /** Writes one file whole or not at all, makes a folder, or takes something away; `was` is what was listed there. */
  put(sheet: Sheet, was: Lying | undefined): Promise<void>;
  /** What becomes of an error that `put` threw. */
  why(error: unknown): Why;
  /** Whether it is still there. */
  isThere(): Promise<boolean>;
  /** All of it was taken to a place that lasts. */
  saved(): void;
}

/** It is not any more as it was listed. */
export class Changed extends Error {}

/** A file lies where a folder must be. */
export class InTheWay extends Error {
  constructor(readonly at: string) {
    super("a file lies where a folder must be");
  }
}

/** What of a listing must change before a round is looked at again. */
export const printOf = (found: Found[]): string =>
  JSON.stringify(found.map(({ lying: { at, saved, size } }) => [at, saved, size]).sort(([one = ""], [other = ""]) => (one < other ? -1 : 1)));

export const nameOf = (at: string): string => at.slice(at.lastIndexOf("/") + 1);

export const folderOf = (at: string): string => at.slice(0, Math.max(0, at.lastIndexOf("/")));

/** The folders above something, the outermost first. */
export const foldersAbove = (at: string): string[] => {
  const parts = at.split("/").slice(0, -1);
  return parts.map((_, place) => parts.slice(0, place + 1).join("/"));
};

/** Whether a file is as it was listed; `undefined` where there is none. */
export const isAsListed = (is: File | undefined, was: Lying | undefined): boolean =>
  is && was ? is.lastModified === was.saved && is.size === was.size : is === undefined && was === undefined;
