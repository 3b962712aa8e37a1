/**
 * What the page and its engine say to each other. The engine is the library that the command line uses, compiled for
 * browsers; its side of this file is `page/src/said.rs` and `page/src/view/`. Facts and sentences come from it as they are.
 */
import type { Agreed, Agreeing } from "./protocol/agreed";

export type { Agreed, AgreedOf, AgreedStep, Agreeing } from "./protocol/agreed";

/** Something that lies in a round's folder; `at` is its path below the folder, with '/'. */
export interface Lying {
  at: string;
  folder: boolean;
  /** When it was saved, in milliseconds since 1970. */
  saved: number;
  /** Its size in bytes. */
  size: number;
}

/** What is asked of the engine. */
export type Verb =
  /** How does the round stand? With `preview` also what is asked of whom, and what a changed plan changes. */
  | { do: "look"; preview: boolean }
  | { do: "start"; setting: Setting; school: string }
  | { do: "demo"; setting: Setting }
  | { do: "generate"; only: string[]; planner: boolean; force: boolean }
  | { do: "pack" }
  | { do: "check"; settle: Settle[] }
  | { do: "consolidate"; early: boolean; programme?: boolean }
  /** Types into the plan; only what is given is changed. */
  | { do: "amend"; amendments: Amendments }
  /** Begins the round that follows the one whose files are listed beside, behind `../`. */
  | { do: "begin" }
  /** Agrees next steps of subjects; who is careers champion of a department stands in the plan. */
  | { do: "agree"; steps: Agreeing[]; champions: { code: string; name: string }[] };

export type Setting = "mainstream" | "send" | "alternative-provision" | "college";

/** What somebody settles of a file among the returns; `file` as the board names it. */
export type Settle = { whose: [code: string, file: string] } | { drop: string } | { keep: string };

export interface Amendments {
  school?: string;
  label?: string;
  /** `2026-12-11` */
  due?: string;
  leader?: string;
  leaderEmail?: string;
  departments?: { code: string; lead?: string; email?: string }[];
}

/** One request: what lies there, and what is asked. The bytes are read by the engine when it needs them. */
export interface Request {
  verb: Verb;
  /** What the person calls the folder. */
  folder: string;
  lying: Lying[];
  /** What the person calls the folder of the round that is followed. */
  last?: string;
  /** The day on the person's clock, `2026-11-27`, and the moment in milliseconds. */
  today: string;
  now: number;
  /** Files that ended a worker: they are told as such, and not read again. */
  ended: string[];
}

/** What the engine answers. */
export interface Answer {
  /** How the round stands afterwards; none where there is no plan that can be read. */
  round: Round | null;
  /** Why it could not be done, or why the plan cannot be read. */
  refused: Refused | null;
  notes: Note[];
  /** What is to be written now: nothing has touched the folder yet. Bytes come beside, in this order. */
  papers: Paper[];
}

export interface Paper {
  at: string;
  /** A folder to be made, a file to be written, or one to be taken away. */
  what: "folder" | "file" | "gone";
  outcome: "new" | "replaced" | "kept" | "gone";
}

export interface Note {
  weight: "done" | "remark" | "warning";
  text: string;
  /** What belongs to it, a line each. */
  beneath: string[];
}

export interface Refused {
  text: string;
  /** Of a plan with faults: each with its place. */
  faults: Fault[];
}

export interface Fault {
  /** `Departments, cell C7` */
  place: string;
  message: string;
  fix: string;
}

export type Step = "plan" | "workbooks" | "returns" | "corrections" | "matrix";

/** How a step stands; `words` says it, `next` what to do, in a few words. */
export interface Standing {
  step: Step;
  state: "later" | "next" | "going" | "attention" | "done";
  words: string;
  next: string;
}

export interface Round {
  school: string;
  label: string;
  setting: Setting;
  /** `Due 11 December 2026 (in 14 days)` */
  due: string;
  dueDate: string;
  leader: string;
  leaderEmail: string;
  today: Today;
  steps: Standing[];
  plan: Plan;
  workbooks: Workbook[];
  board: Board;
  corrections: Correction[];
  matrix: Matrix;
  /** The drafts that are not of one department: to SLT, to governors. */
  drafts: Draft[];
}

/** What there is to do today, only where there is something; and the one thing that comes next, as a sentence. */
export interface Today {
  parts: Part[];
  next: string;
}

export interface Plan {
  /** The file; typing into it is possible where it is a workbook. */
  at: string;
  canAmend: boolean;
  departments: Department[];
  /** What to look at; filled where a preview was asked for. */
  toLookAt: Part | null;
  /** What the plan as it is changes beside the plan as issued; filled where a preview was asked for. */
  changes: Part[];
}

/** Lines beneath a heading. */
export interface Part {
  title: string | null;
  lines: { text: string; next: string | null }[];
  /** Whether all that its one line says is that there is nothing. */
  nothing: boolean;
}

export interface Department {
  code: string;
  name: string;
  lead: string;
  email: string;
  minutes: number;
  subjects: Subject[];
}

export interface Subject {
  name: string;
  /** `KS3, KS4` */
  stages: string;
  minutes: number;
  outcomes: number;
  statements: number;
  refs: string[];
}

/** A draft of an email; `at` is its file, which a mail program opens. */
export interface Draft {
  at: string;
  /** `invitation`, `reminder`, `overdue`, `correction`, `receipt`, `slt`, `governors` … */
  kind: string;
  title: string;
  to: string;
  subject: string;
  text: string;
  attachments: string[];
  /** Whether it lies in email/sent. */
  sent: boolean;
}

export interface Workbook {
  /** The department's code, or `LEADER`. */
  code: string;
  name: string;
  /** Its file, where it was made. */
  at: string | null;
  drafts: Draft[];
}

export interface Board {
  /** Sentences: how many have returned, who has not, who came back empty. */
  total: string[];
  departments: Came[];
  /** Files that belong to no department. */
  strangers: Return[];
}

/** What came of a department. */
export interface Came {
  code: string;
  name: string;
  lead: string;
  /** `missing`, or the state of what counts most. */
  state: State | "missing";
  /** `Accepted, with errors to fix`; `Not returned` */
  words: string;
  errors: number;
  queries: number;
  /** `3 days late` where it is late. */
  late: string | null;
  comment: string | null;
  files: Return[];
  drafts: Draft[];
}

export type State =
  | "accepted"
  | "errors"
  | "merged"
  | "superseded"
  | "empty"
  | "unreadable"
  | "wrong-form"
  | "stranger"
  | "other-round";

/** One file that came back. */
export interface Return {
  /** Its path below returns/. */
  file: string;
  /** The same as it may be shown: signs that turn the reading order around are spelled out. */
  name: string;
  state: State;
  words: string;
  saved: string;
  comment: string | null;
  /** What became of what the last correction asked. */
  since: string | null;
  withdrawn: boolean;
  /** Of one that was put together from several: those. */
  parts: string[];
  findings: Finding[];
}

export interface Finding {
  severity: "error" | "query" | "note";
  code: string;
  place: string;
  message: string;
  /** What to do; none where it was explained. */
  fix: string | null;
  /** `Did you mean 'Taught'?` */
  suggestion: string | null;
  /** `Explained: 'It starts in May.'` */
  explained: string | null;
}

export interface Correction {
  code: string;
  name: string;
  /** Its file, where it was made. */
  at: string | null;
  errors: number;
  queries: number;
  drafts: Draft[];
}

export interface Matrix {
  /** Nothing of this is there before anything has come back. */
  position: string;
  restsOn: string;
  notReturned: string;
  changed: string | null;
  /** The subjects that moved since, each with why; then the gaps that closed and opened. */
  moved: string[];
  /** Whether fewer have returned than the plan asks for before SLT is told, and that in words. */
  early: string | null;
  /** That something has come in since the matrix was made. */
  stale: string | null;
  /** The newest matrix for SLT, the Careers Leader's newest working copy, and each file of the pack and of the programme. */
  files: { kind: "slt" | "working" | "pack" | "programme"; title: string; at: string }[];
  strip: Verdict[];
  coverage: Coverage;
  /** The tables of the sheet Gaps, as the matrix draws them. */
  gaps: Table[];
  asks: { title: string; text: string }[];
  agreed: Agreed;
}

/** The approaches, lowest first; `none` is judged and not there yet. */
export type Reached = "none" | "foundation" | "across" | "enriched" | "not-judged" | "not-answered" | "no-return" | "returned-empty";

export interface Verdict {
  department: string;
  subject: string;
  reached: Reached;
  words: string;
  claimed: Reached;
  evidenced: Reached;
  next: string[];
  pockets: string[];
}

export interface Coverage {
  stages: { code: string; name: string }[];
  /** The columns: subjects in the plan's order; dedicated time follows as the last. */
  columns: { name: string; department: string }[];
  lines: Line[];
  /** What each word in a cell means, answers first. */
  legend: { words: string; means: string }[];
}

export interface Line {
  ref: string;
  title: string;
  stage: string;
  gap: { kind: string; words: string; known: boolean } | null;
  /** One for each column. */
  cells: Cell[];
}

export type CellKind =
  | "no-return"
  | "not-teaching"
  | "not-asked"
  | "not-applicable"
  | "blank"
  | "not-yet"
  | "highlighted"
  | "taught"
  | "employers"
  | "no-record"
  | "planned"
  | "no-status";

export interface Cell {
  kind: CellKind;
  /** `Taught`, `Planned: Taught` */
  words: string;
  /** The rows that speak of it: each a list of heading and text. */
  rows: [heading: string, text: string][][];
}

/** A table as the workbooks draw it. */
export interface Table {
  caption: string;
  notes: string[];
  headings: string[];
  rows: string[][];
}

/** What the worker is told. `files` stand beside `request.lying`, in its order. */
export type Told =
  | { say: "engine"; module: ArrayBuffer }
  | { say: "do"; id: number; request: Request; files: (Blob | null)[] }
  /** Opens a zip: the files in it come back as papers. */
  | { say: "unzip"; id: number; zip: Blob }
  /** Makes a zip of files, in the order of `at`. `saved` is what the person's clock showed: a zip knows no zones. */
  | { say: "zip"; id: number; at: string[]; saved: number[]; files: Blob[] };

/** What the worker says. */
export type Says =
  | { say: "ready" }
  /** It reads this file now. */
  | { say: "reads"; id: number; at: string }
  | { say: "progress"; id: number; read: number; of: number }
  | { say: "done"; id: number; answer: Answer; bytes: (ArrayBuffer | null)[] }
  | { say: "unzipped"; id: number; at: string[]; saved: number[]; bytes: ArrayBuffer[] }
  | { say: "zipped"; id: number; zip: ArrayBuffer }
  /** It could not be done, in words. */
  | { say: "refused"; id: number; text: string };
