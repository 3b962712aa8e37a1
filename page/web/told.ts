/** What there is to say where not all went as it should: nothing is claimed that was not written, nor kept where it was. */
import type { Answer, Note, Refused, Round } from "./protocol";
import { isPlan } from "./shelf/names";
import type { Found, Mishap } from "./shelf/shelf";
import type { Left } from "./shelf/write";
import { noteOf } from "./state";
import { round as texts } from "./texts/round";

/** Beyond so many mishaps the first tells enough, and the rest stand beneath. */
const MANY = 5;

export const warning = ({ at, why, by }: Mishap): Note => noteOf("warning", texts.mishap(by ?? at, why));

/** Why files could not be written, and how many were not where that is more. */
export const hinders = ({ mishaps, unwritten }: Left): Note[] => {
  const warnings = mishaps.map(warning);
  if (warnings.length < MANY && unwritten.length <= warnings.length) return warnings;
  const shown = warnings.length < MANY ? warnings : warnings.slice(0, 1);
  const beneath = warnings.slice(shown.length).map(({ text }) => text);
  return [...shown, { weight: "warning", text: texts.unwritten(unwritten.length), beneath }];
};

const names = (text: string, at: string): boolean => ` ${text}`.includes(` ${at}`);

/**
 * What the engine says was done. Where something of it could not be written, only what it says of files that do lie there:
 * the engine counted on all of them.
 */
export const doneOf = ({ notes, papers }: Answer, found: Found[], { unwritten }: Left): Note[] => {
  if (unwritten.length === 0) return notes;
  const files = [
    ...found.flatMap(({ lying }) => (lying.folder ? [] : [lying.at])),
    ...papers.flatMap(({ at, what }) => (what === "folder" ? [] : [at])),
  ].filter((at) => !unwritten.includes(at));
  const isSo = (text: string): boolean => !unwritten.some((at) => names(text, at)) && files.some((at) => names(text, at));
  return notes.filter(({ weight, text }) => weight === "warning" || isSo(text));
};

/** What only a look sees stays as it was seen until the next look, which follows. */
const seenBefore = (round: Round | null, before: Round | null): Round | null => {
  if (!round || !before) return round ?? before;
  const { toLookAt, changes } = before.plan;
  return { ...round, plan: { ...round.plan, toLookAt, changes } };
};

/**
 * The round after an act. The engine tells of one in which all of it was written: where that is not so, the round stands as it
 * stood until the look that follows.
 */
export const standsAfter = (after: Round | null, before: Round | null, { unwritten }: Left): Round | null => {
  const isWritten = unwritten.length === 0 || (before === null && !unwritten.some(isPlan));
  return seenBefore(isWritten ? after : before, before);
};

/** A fault of a place in the plan has a cell or a line; one of the whole file, or of a sheet that is not there, has none. */
const isWithin = (place: string): boolean => place.includes(", ");

/**
 * Why a file is not put in the plan's place; none where it may be. A plan with faults does not take the place of one that can
 * be read, but of one that has faults as well.
 */
export const keptOut = ({ round, refused }: Answer, name: string, isRead: boolean): Refused | null => {
  if (round || !refused) return null;
  const { faults, text } = refused;
  if (!faults.some(({ place }) => isWithin(place))) {
    const [fault] = faults;
    return { text: texts.otherFile(name, fault ? `${fault.place}: ${fault.message}.` : text), faults: [] };
  }
  return isRead ? { text: texts.planFaulty(name), faults } : null;
};
