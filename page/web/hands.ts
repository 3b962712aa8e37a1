/**
 * What a screen may do: the one thing that screens are handed beside the round as it stands. Whatever writes goes through
 * the engine first and then, whole or not at all, into the folder (or into memory, where there is none).
 */
import type { Answer, Round, Verb } from "./protocol";

/** How far the work in hand has come. */
export interface Busy {
  /** What is being done, in words. */
  doing: string;
  read: number;
  of: number;
}

export interface Hands {
  /** The round as it stands; none where there is no plan that can be read. */
  round: Round | null;
  /** The last answer: notes of what was done, faults of the plan. */
  last: Answer | null;
  busy: Busy | null;
  /** Whether the round lies in a real folder (else it lies in memory, and goes out as a zip). */
  inFolder: boolean;
  /** Does something and writes what comes of it; nothing where it was cancelled or refused (then `last` says why). */
  act(verb: Verb): Promise<Answer | null>;
  cancel(): void;
  /** Hands a file to the person: a download, which the browser or the system then opens. */
  hand(at: string): Promise<void>;
  /** Puts files, mails, or whole folders that were chosen or dropped into returns/, under names of their own, and checks. */
  take(files: Dropped[]): Promise<void>;
  /** Moves a draft into email/sent/, or back; whether that was done. */
  tick(at: string, sent: boolean): Promise<boolean>;
  /** Copies a text; whether that could be done. */
  copy(text: string): Promise<boolean>;
  /** Goes to a screen. */
  go(screen: Screen): void;
}

/** A file that was chosen or dropped, with its path as it lay there. */
export interface Dropped {
  path: string;
  file: File;
}

export type Screen = "ways" | "round" | "plan" | "workbooks" | "returns" | "corrections" | "matrix" | "private";
