/** Moments as a person's clock shows them: a zip knows no zones. Both in milliseconds since 1970. */

export const onClock = (moment: number): number => moment - new Date(moment).getTimezoneOffset() * 60_000;

/** The moment at which the clock of this computer showed that. */
export const offClock = (shown: number): number => {
  const then = new Date(shown);
  const day = [then.getUTCFullYear(), then.getUTCMonth(), then.getUTCDate()] as const;
  return new Date(...day, then.getUTCHours(), then.getUTCMinutes(), then.getUTCSeconds()).getTime();
};
