/** What is known of the round that is open. */
import type { Busy } from "./hands";
import type { Answer, Note, Refused, Round } from "./protocol";
import type { Shelf } from "./shelf/shelf";
import { round as texts } from "./texts/round";

export interface State {
  shelf: Shelf | null;
  /** Counts the rounds that were opened: what was typed for one is not another's. */
  opened: number;
  round: Round | null;
  /** Whether something lies there that may be the plan. */
  hasPlan: boolean;
  /** What the last act said; none once somebody has gone on. */
  acted: Answer | null;
  /** What the last look said. */
  looked: Answer | null;
  busy: Busy | null;
  /** Files are being written: this is seen through. */
  writing: boolean;
  /** The folder is not where it was, or may not be used any more. */
  away: boolean;
  /** Counts the acts whose outcome stands above the screen, and is gone to. */
  told: number;
  polite: string;
  assertive: string;
}

export const NOTHING: State = {
  shelf: null,
  opened: 0,
  round: null,
  hasPlan: false,
  acted: null,
  looked: null,
  busy: null,
  writing: false,
  away: false,
  told: 0,
  polite: "",
  assertive: "",
};

/** Something that the page itself has to say. */
export const noteOf = (weight: Note["weight"], text: string): Note => ({ weight, text, beneath: [] });

/** What is said of a round without being asked of the engine. */
export const said = (round: Round | null, more: Partial<Answer>): Answer => ({ round, refused: null, notes: [], papers: [], ...more });

/** So many notes that begin alike are told as one. */
const MANY = 5;

/** What a note of one file among others begins with: `new: workbooks/…`, `Correction for …: corrections/…`. */
const beginning = ({ weight, text }: Note): string | null => {
  const word = /^(\p{L}+)\b.*: \S/u.exec(text)?.[1];
  return word === undefined ? null : `${weight} ${word}`;
};

/** Each note once; many that begin alike, one for each file, are one, with the rest beneath it. */
export const gathered = (all: Note[]): Note[] => {
  const notes = [...new Map(all.map((note) => [JSON.stringify(note), note])).values()];
  const groups = new Map<string, Note[]>();
  const begun = notes.map((note) => {
    const begins = beginning(note);
    const alike = begins === null ? [] : (groups.get(begins) ?? []);
    if (begins !== null) groups.set(begins, alike);
    alike.push(note);
    return { note, begins, alike };
  });
  return begun.flatMap(({ note, begins, alike }) => {
    if (begins === null || alike.length < MANY) return [note];
    if (alike[0] !== note) return [];
    const beneath = alike.flatMap(({ text, beneath: lines }) => [text, ...lines]);
    return [{ weight: note.weight, text: texts.alike(begins.slice(note.weight.length + 1), alike.length), beneath }];
  });
};

/** What is wrong: with what was asked last, else with the plan. */
export const refusedIn = ({ acted, looked }: State): Refused | null => acted?.refused ?? looked?.refused ?? null;

/** What there is to say of the last act, and what the last look warns of, each thing once. How the round stands is seen. */
export const notesIn = ({ acted, looked }: State): Note[] => {
  const acts = acted?.notes ?? [];
  const looks = (looked?.notes ?? []).filter(({ weight }) => weight === "warning");
  return [...acts, ...looks.filter(({ text }) => !acts.some((one) => one.text === text))];
};

/** Both together, for the screens. */
export const lastIn = (state: State): Answer | null => {
  const last = state.acted ?? state.looked;
  return last && { ...last, refused: refusedIn(state), notes: notesIn(state) };
};
