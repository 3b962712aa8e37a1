/** What is known of the round that is open. */
import type { Busy } from "./hands";
import type { Answer, Note, Refused, Round } from "./protocol";
import type { Shelf } from "./shelf/shelf";

export interface State {
  shelf: Shelf | null;
  round: Round | null;
  /** What the last act said; none once somebody has gone on. */
  acted: Answer | null;
  /** What the last look said. */
  looked: Answer | null;
  busy: Busy | null;
  /** Files are being written: this is seen through. */
  writing: boolean;
  /** The folder is not where it was, or may not be used any more. */
  away: boolean;
  polite: string;
  assertive: string;
}

export const NOTHING: State = {
  shelf: null,
  round: null,
  acted: null,
  looked: null,
  busy: null,
  writing: false,
  away: false,
  polite: "",
  assertive: "",
};

/** Something that the page itself has to say. */
export const noteOf = (weight: Note["weight"], text: string): Note => ({ weight, text, beneath: [] });

/** What is wrong: with what was asked last, else with the plan. */
export const refusedIn = ({ acted, looked }: State): Refused | null => acted?.refused ?? looked?.refused ?? null;

/** What there is to say of the last act and of the last look, each thing once. */
export const notesIn = ({ acted, looked }: State): Note[] => {
  const acts = acted?.notes ?? [];
  const looks = looked?.notes ?? [];
  return [...acts, ...looks.filter(({ text }) => !acts.some((one) => one.text === text))];
};

/** Both together, for the screens. */
export const lastIn = (state: State): Answer | null => {
  const last = state.acted ?? state.looked;
  return last && { ...last, refused: refusedIn(state), notes: notesIn(state) };
};
