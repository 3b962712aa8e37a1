/** What is said where the engine ends instead of answering. */
export const engine = {
  noEngine:
    "This browser could not start the part of the page that does the work. Bring the browser up to date, or open the page in Edge, Chrome or Firefox.",
  ended:
    "The work ended before it was done, perhaps for want of memory. Close other programs and tabs, and do it again.",
  endedAt: (at: string): string =>
    `The work ended before it was done, more than once, the last time at '${at}'. Move that file out of the round's folder, and do it again.`,
  zipEnded: "The zip could not be opened or made: it may be damaged, or too large for this computer's memory. Nothing was changed.",
} as const;
