/** What is said of work on the round, of writing, and of what does not lie where it should. */
import type { Verb } from "../protocol";

const files = (count: number): string => (count === 1 ? "1 file" : `${count} files`);

const DOING: Record<Verb["do"], string> = {
  look: "Looking at the round",
  start: "Making the plan",
  demo: "Making up a school's round",
  generate: "Making the workbooks",
  pack: "Making the pack for governors",
  check: "Reading the returns",
  consolidate: "Making the matrix",
  amend: "Writing into the plan",
  begin: "Making the plan of the next round",
  agree: "Writing down what is agreed",
};

/** Why a file could not be written. */
const WHY = {
  open: (at: string): string => `'${at}' was not written: another program has it open. Close it there, then do this again.`,
  forbidden: (at: string): string =>
    `'${at}' was not written: the browser or the computer does not allow it. Open the folder again and allow this page to save there, or choose a folder of your own.`,
  full: (at: string): string => `'${at}' was not written, nor what comes after it: there is no room left. Make room, then do this again.`,
  away: (at: string): string => `'${at}' was not written: what lay there is not there any more. Look into the folder, then do this again.`,
  changed: (at: string): string =>
    `'${at}' was not written: somebody saved it a moment ago, and that was left as it is. Look at it, then do this again.`,
  name: (at: string): string => `'${at}' was not written: the browser does not take a file of this name. Rename it, then bring it again.`,
  file: (at: string): string =>
    `A file lies where the folder '${at}' must be, so nothing was written into it. Rename or move the file '${at}', then do this again.`,
  folder: (at: string): string => `'${at}' was not written: a folder of this name lies there. Rename or move that folder, then do this again.`,
  unknown: (at: string): string => `'${at}' was not written: the computer does not say why. Close other programs that use it, then do this again.`,
} as const;

export type Why = keyof typeof WHY;

export const round = {
  doing: (verb: Verb["do"]): string => DOING[verb],
  writing: "Writing the files",
  taking: "Putting the files among the returns",
  zipping: "Making the zip",
  opening: "Opening the zip",
  mishap: (at: string, why: Why): string => WHY[why](at),
  wait: "That email was not ticked, because something was being done. When that is done, tick it again.",
  notTaken: "What you brought was not put in, because something was being done. When that is done, bring it again.",
  stopped: "Stopped. Nothing was changed.",
  stoppedAfter: "Stopped. What was written before that stays as it is.",
  unchanged: "Nothing was changed.",
  unwritten: (count: number): string =>
    `${files(count)} of this ${count === 1 ? "was" : "were"} not written. Mend what stands in the way, then do this again.`,
  unknown: "This could not be done, and the browser does not say why. Do it again; if it happens again, close this page and open it anew.",
  alike: (begins: string, count: number): string => `${begins}: ${files(count)}`,
  lost: (at: string): string => `'${at}' is not there any more. Look into the round's folder.`,
  handed: (name: string): string => `${name} is in your downloads: open it there.`,
  copied: "Copied.",
  notCopied: "The browser did not let it be copied. Mark the text, and press Ctrl and C.",
  taken: (count: number): string => `${files(count)} put among the returns.`,
  known: (at: string): string => `'${at}' lies among the returns already, and was not put there again.`,
  planBack: "The plan was put back.",
  notPlan: (ending: string): string => `This round's plan ends in '${ending}'. Choose the plan that you changed.`,
  otherFile: (name: string, why: string): string =>
    `'${name}' was not put back: ${why} The plan in this page stays as it was. Choose the plan that you changed.`,
  planFaulty: (name: string): string =>
    `'${name}' was not put back, and the plan in this page stays as it was. Mend in it what stands here, then put it back again.`,
  seen: "Something in the folder changed: the round was looked at again.",
  seenAgain: "The folder is back: the round was looked at again.",
  zipped: (name: string): string => `${name} holds the whole round. Keep it where you keep your files, and open it here next time.`,
} as const;
