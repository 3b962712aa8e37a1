/** A whole round as one file. */
import type { Engine } from "./client";
import { onClock } from "../shelf/clock";
import { apart } from "../shelf/names";
import type { Found } from "../shelf/shelf";

export const zipOf = async (engine: Engine, all: Found[]): Promise<Blob> => {
  const found = all.flatMap(({ lying, file }) => (file ? [{ at: lying.at, file }] : []));
  const files = found.map(({ file }) => file);
  const zip = await engine.zip(apart(found.map(({ at }) => at)), files.map((file) => onClock(file.lastModified)), files);
  return new Blob([zip], { type: "application/zip" });
};
