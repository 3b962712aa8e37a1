/** A made-up round, as the engine would tell it: small enough to read, and as large as a large school when asked. */
import type {
  Came,
  Cell,
  CellKind,
  Correction,
  Coverage,
  Department,
  Draft,
  Finding,
  Line,
  Matrix,
  Reached,
  Return,
  Round,
  Standing,
  Verdict,
  Workbook,
} from "../web/protocol";

/** How large the school is: the names of its departments come round again where there are more. */
export interface Size {
  departments: number;
  subjects: number;
  outcomes: number;
}

export const SMALL: Size = { departments: 6, subjects: 9, outcomes: 14 };
export const LARGE: Size = { departments: 30, subjects: 60, outcomes: 80 };

const NAMES = ["English", "Mathematics", "Science", "Humanities", "Design and Technology", "Modern Foreign Languages"];
const LEADS = ["Ms Adeyemi", "Mr Bright", "Dr Chowdhury", "Mrs Dunne", "Mr Evans", ""];
const SUBJECTS = ["English Language", "Mathematics", "Biology", "Chemistry", "History", "Geography", "Textiles", "French", "Media Studies"];
const TITLES = [
  "Describe jobs that use what is taught in this subject",
  "Compare at least two sources of information about a career",
  "Explain how pay, hours and places of work differ",
  "Meet somebody who works with this subject, and ask questions of their own",
  "Name the routes that lead on: apprenticeships, colleges and universities",
];
const STAGES = [
  { code: "KS3", name: "Key Stage 3" },
  { code: "KS4", name: "Key Stage 4" },
  { code: "KS5", name: "Key Stage 5" },
];
const LEGEND: Coverage["legend"] = [
  { words: "Highlighted", means: "Pointed out as it arises, and In place" },
  { words: "Taught", means: "Planned in a unit of the scheme of work, and In place" },
  { words: "With employers", means: "Taught with employers, and In place" },
  { words: "Planned", means: "Meant for later: it does not count yet" },
  { words: "no status", means: "A level is given, and nobody said whether it is in place: it does not count yet" },
  { words: "Not yet", means: "The department says that it does not do it yet" },
  { words: "Not applicable", means: "The department says that it does not suit the subject, and why" },
  { words: "not answered", means: "Asked, and left open" },
  { words: "not asked", means: "The outcome is not asked of the subject's department, which has not added it either" },
  { words: "not taught", means: "The subject does not teach that key stage, or not this year" },
  { words: "no return", means: "Nothing that counts has come back from the department" },
  { words: "returned empty", means: "The department's workbook came back without an answer" },
];
const WORDS: Record<CellKind, string> = {
  "no-return": "no return",
  "not-teaching": "not taught",
  "not-asked": "not asked",
  "not-applicable": "Not applicable",
  blank: "not answered",
  "not-yet": "Not yet",
  highlighted: "Highlighted",
  taught: "Taught",
  employers: "With employers",
  "no-record": "Taught, no record yet",
  planned: "Planned",
  "no-status": "no status",
};
const KINDS: readonly CellKind[] = ["taught", "highlighted", "not-yet", "employers", "not-asked", "planned", "blank", "not-teaching", "not-applicable", "no-status", "taught"];
const REACHED: readonly [Reached, string][] = [
  ["foundation", "Foundation"],
  ["across", "Careers Across the Curriculum"],
  ["none", "Not yet Foundation"],
  ["enriched", "Employer Enriched"],
  ["not-answered", "Not answered"],
];

const turn = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length];
  if (found === undefined) throw new Error("an empty list");
  return found;
};
const count = (size: number): number[] => Array.from({ length: size }, (_, at) => at);
const again = (names: readonly string[], at: number): string =>
  turn(names, at) + (at < names.length ? "" : ` ${Math.floor(at / names.length) + 1}`);
const code = (at: number): string => `D${String(at + 1).padStart(2, "0")}`;

const draft = (name: string, kind: string, to: string, text: string, sent: boolean, attachments: string[]): Draft => ({
  at: `email/${sent ? "sent/" : ""}${name} - ${kind}.eml`,
  kind,
  title: `${name}: ${kind}`,
  to,
  subject: `Careers audit, ${name}: ${kind}`,
  text,
  attachments,
  sent,
});

const letter = (name: string, lead: string): string =>
  `Dear ${lead === "" ? "colleague" : lead},\n\nPlease find attached the careers audit of ${name}. It takes about 12 minutes, and what is left blank may stay blank.\n\nPlease send it back by 11 December 2026.\n\nWith thanks,\nPriya Nair`;

const findings = (name: string): Finding[] => [
  {
    severity: "query",
    code: "taught-without-unit",
    place: `${name} outcomes, row KS3-4, Unit (cell G12)`,
    message: "The outcome is taught, but no unit is named.",
    fix: null,
    suggestion: null,
    explained: "Explained: 'It is in the new scheme of work, which starts in spring.'",
  },
  {
    severity: "error",
    code: "unknown-answer",
    place: `${name} outcomes, row KS3-4, Coverage (cell E12)`,
    message: "'Tought' is not on the list.",
    fix: "Pick Not yet, Highlighted, Taught or Taught with employers.",
    suggestion: "Did you mean 'Taught'?",
    explained: null,
  },
  {
    severity: "note",
    code: "renamed-since",
    place: `${name} outcomes`,
    message: "The sheet was printed under another name when the workbook was issued; it is read as what it is called now.",
    fix: "Nothing needs doing.",
    suggestion: null,
    explained: null,
  },
];

const returned = (at: number, name: string): Return => ({
  file: `${code(at)} ${name} audit.xlsx`,
  name: `${code(at)} ${name} audit.xlsx`,
  state: at === 2 ? "accepted" : "errors",
  words: at === 2 ? "Accepted" : "Accepted, with errors to fix",
  saved: "2026-12-04T15:12:00Z",
  comment: at === 1 ? "Reach is from memory; I can check with the data office." : null,
  since: at === 0 ? "Since the last correction: 3 fixed, 2 still open." : null,
  withdrawn: false,
  parts: at === 0 ? [`${name} from Ms A.xlsx`, `${name} from Mr B.xlsx`] : [],
  findings: at === 2 ? [] : findings(name),
});

const stranger = (file: string, state: "stranger" | "unreadable", words: string): Return => ({
  file,
  name: file,
  state,
  words,
  saved: "2026-12-03T09:40:00Z",
  comment: null,
  since: null,
  withdrawn: false,
  parts: [],
  findings: [
    {
      severity: "error",
      code: state,
      place: file,
      message: "Nothing in it says that it is an audit workbook of a department in this plan.",
      fix: "Check that the right file was sent; say below whose it is, or ask for the workbook they filled in.",
      suggestion: null,
      explained: null,
    },
  ],
});

const department = (at: number, size: Size): Department => {
  const subjects = count(size.subjects).filter((subject) => subject % size.departments === at);
  const lead = turn(LEADS, at);
  return {
    code: code(at),
    name: again(NAMES, at),
    lead,
    email: lead === "" ? "" : `${code(at).toLowerCase()}@school.example`,
    minutes: 6 + subjects.length * 6,
    subjects: subjects.map((subject) => ({
      name: again(SUBJECTS, subject),
      stages: "KS3, KS4",
      minutes: 6,
      outcomes: 5,
      statements: 9,
      refs: ["KS3-1, KS3-2, KS3-3", "KS4-1, KS4-2"],
    })),
  };
};

const cell = (line: number, column: number): Cell => {
  const kind = column % 6 === 5 ? "no-return" : turn(KINDS, line * 7 + column * 3);
  const said = kind === "taught" || kind === "employers" || kind === "planned";
  const rows: [string, string][] = [
    ["Coverage", WORDS[kind]],
    ["Status", kind === "planned" ? "Planned" : "In place"],
    ["Unit", "Percentages of amounts: payslips"],
    ["Term", "Summer"],
  ];
  return { kind, words: WORDS[kind], rows: said ? [rows] : [] };
};

const coverage = (size: Size, departments: Department[]): Coverage => {
  const columns = departments.flatMap(({ name, subjects }) => subjects.map((subject) => ({ name: subject.name, department: name })));
  columns.push({ name: "Dedicated time", department: "" });
  const lines = count(size.outcomes).map((at): Line => {
    const stage = turn(STAGES, Math.floor((at * STAGES.length) / size.outcomes));
    const gap =
      at % 5 === 1
        ? { kind: "nowhere", words: "Covered in no workbook that came back: 540 of 1,080 pupils", known: true }
        : at % 7 === 3
          ? { kind: "unknown", words: "Not known yet: two departments have not returned", known: false }
          : null;
    return { ref: `${stage.code}-${at + 1}`, title: turn(TITLES, at), stage: stage.code, gap, cells: columns.map((_, column) => cell(at, column)) };
  });
  return { stages: STAGES, columns, lines, legend: LEGEND };
};

const verdict = (department: Department, subject: string, at: number): Verdict => {
  const [reached, words] = turn(REACHED, at);
  return {
    department: department.code,
    subject,
    reached,
    words,
    claimed: turn(REACHED, at + 1)[0],
    evidenced: reached,
    next: reached === "enriched" ? [] : ["Name the unit for KS3-4: the outcome is taught, and no unit is named.", "Checklist A2: 'Outcomes are in the scheme of work' is Not yet."],
    pockets: at % 3 === 0 ? ["Key Stage 4: Careers Across the Curriculum"] : [],
  };
};

const matrix = (size: Size, departments: Department[]): Matrix => ({
  position: "5 of 9 subjects reach Foundation or more; 2 of these reach Careers Across the Curriculum, and 1 is Employer Enriched.",
  restsOn: "4 of 6 departments have returned: 7 of 9 subjects are known.",
  notReturned: "Design and Technology and Modern Foreign Languages have not returned yet.",
  moved: [],
  changed: "Since 24 November: Science rose to Careers Across the Curriculum.",
  early: "4 of 6 departments have returned; the plan asks for 5 before SLT is told. The email to SLT is held back until then.",
  stale: null,
  files: [
    { kind: "slt", title: "Matrix for SLT", at: "matrix/2026-27 autumn matrix.xlsx" },
    { kind: "working", title: "The Careers Leader's working copy", at: "matrix/2026-27 autumn matrix (working copy).xlsx" },
    { kind: "pack", title: "Staff session", at: "pack/Staff session.xlsx" },
    { kind: "pack", title: "Governors", at: "pack/Governors.xlsx" },
  ],
  strip: departments.flatMap((one, at) => one.subjects.map((subject, below) => verdict(one, subject.name, at + below * 2))),
  coverage: coverage(size, departments),
  gaps: [
    {
      caption: "Outcomes that nobody covers",
      notes: ["Said of the workbooks that came back."],
      headings: ["Ref", "Outcome", "Why", "Pupils", "Who is closest"],
      rows: count(Math.ceil(size.outcomes / 5)).map((at) => [`KS3-${at * 5 + 2}`, turn(TITLES, at), "Covered nowhere", "540 of 1,080", "Mathematics plans it: Percentages of amounts, summer"]),
    },
    { caption: "Outcomes that some never meet", notes: [], headings: ["Ref", "Outcome", "Who does not meet it"], rows: [] },
  ],
  agreed: {
    kept: "1 of 2 steps agreed last round is done; 1 is not yet.",
    departments: departments
      .filter(({ subjects }) => subjects.length > 0)
      .map(({ code, name, subjects }, at) => ({
        code,
        name,
        champion: at === 0 ? "Mr Oduya" : "",
        subjects: subjects.map((subject, below) => ({
          name: subject.name,
          before: at === 0 ? [{ step: "Take one visit into Year 8, by Head of English, by 26 March 2026.", done: "Not yet", why: "The coach fell through" }] : [],
          proposed: "Name the unit for KS3-4: the outcome is taught, and no unit is named.",
          step: (at + below) % 2 === 0 ? "Name the unit for KS3-4 in the scheme of work." : "",
          owner: at === 0 ? "Head of department" : "",
          by: at === 0 ? "2027-03-26" : null,
          doubts: at === 2 ? [`${subject.name}, By when: 'soon' is no day. Write it like 14/03/2027.`] : [],
        })),
      })),
  },
  asks: [
    { title: "To decide", text: "Twenty minutes of the January training day. By 4 January 2027; the Careers Leader sees to it." },
    { title: "To decide", text: "One department meeting a term for careers, in next year's calendar." },
    { title: "Departments ask for", text: "Contacts (3) and time (2), of the 4 departments that have returned." },
  ],
});

const came = (at: number, name: string, lead: string): Came => {
  const missing = at % 6 > 3;
  const good = at === 2;
  const reminder = draft(name, "reminder", "head@school.example", letter(name, lead), false, [`workbooks/${code(at)} ${name} audit.xlsx`]);
  return {
    code: code(at),
    name,
    lead,
    state: missing ? "missing" : good ? "accepted" : "errors",
    words: missing ? "Not returned" : good ? "Accepted" : "Accepted, with errors to fix",
    errors: missing || good ? 0 : 1,
    queries: missing || good ? 0 : 1,
    late: at === 4 ? "3 days late" : null,
    comment: at === 1 ? "Reach is from memory; I can check with the data office." : null,
    files: missing ? [] : [returned(at, name)],
    drafts: missing ? [reminder] : [],
  };
};

const workbook = (at: number, name: string, lead: string, email: string): Workbook => {
  const file = `workbooks/${code(at)} ${name} audit.xlsx`;
  return at % 6 === 5
    ? { code: code(at), name, at: null, drafts: [] }
    : { code: code(at), name, at: file, drafts: [draft(name, "invitation", email, letter(name, lead), at % 6 < 2, [file])] };
};

const correction = (at: number, name: string, lead: string, email: string): Correction => {
  const file = `corrections/${code(at)} ${name} to correct.xlsx`;
  return at === 2
    ? { code: code(at), name, at: null, errors: 0, queries: 0, drafts: [draft(name, "receipt", email, letter(name, lead), true, [])] }
    : { code: code(at), name, at: file, errors: 1, queries: 1, drafts: [draft(name, "correction", email, letter(name, lead), false, [file])] };
};

const STEPS: Standing[] = [
  { step: "plan", state: "done", words: "The plan can be read; 3 things to look at.", next: "Look at what is asked of whom" },
  { step: "workbooks", state: "going", words: "5 of 6 workbooks are made; 2 invitations are ticked as sent.", next: "Send the invitations" },
  { step: "returns", state: "attention", words: "4 of 6 departments have returned; 1 file belongs to nobody.", next: "Say whose the file is" },
  { step: "corrections", state: "next", words: "3 corrections wait to be sent.", next: "Send the corrections" },
  { step: "matrix", state: "later", words: "No matrix yet.", next: "Wait for one more return, or make it now" },
];

/** A round in the middle: most have returned, some with errors, one stranger among them. */
export const sample = (size: Size = SMALL): Round => {
  const departments = count(size.departments).map((at) => department(at, size));
  const came_back = departments.map(({ name, lead }, at) => came(at, name, lead));
  return {
    school: "Larkspur Academy",
    label: "2026-27 autumn",
    setting: "mainstream",
    due: "Due 11 December 2026 (in 14 days)",
    dueDate: "2026-12-11",
    leader: "Priya Nair",
    leaderEmail: "p.nair@school.example",
    today: {
      parts: [
        {
          title: "Came since it was last checked",
          lines: [{ text: "HUM Humanities audit.xlsx: Humanities (HUM)", next: null }],
          nothing: false,
        },
        { title: "To send", lines: [{ text: "email/ART Art - receipt.eml", next: null }], nothing: false },
      ],
      next: "Check what came: 1 file that was not told yet.",
    },
    steps: STEPS,
    plan: {
      at: "plan.xlsx",
      canAmend: true,
      departments,
      toLookAt: {
        title: null,
        lines: [
          { text: "Modern Foreign Languages has no lead.", next: "Its email begins with 'Dear colleague'." },
          { text: "The numbers on roll are still those of the example.", next: null },
        ],
        nothing: false,
      },
      changes: [
        { title: "Outcomes", lines: [{ text: "KS3-4 is new: Science, which has returned, will be asked for it in a correction.", next: null }], nothing: false },
        { title: "Verdicts", lines: [{ text: "No verdict changes.", next: null }], nothing: true },
      ],
    },
    workbooks: [
      ...departments.map(({ name, lead, email }, at) => workbook(at, name, lead, email)),
      { code: "LEADER", name: "Careers Leader", at: "workbooks/Careers Leader audit.xlsx", drafts: [] },
    ],
    board: {
      total: ["4 of 6 departments have returned: 3 errors and 3 queries.", "Not returned: Design and Technology; Modern Foreign Languages."],
      departments: came_back,
      strangers: [stranger("Book1.xlsx", "stranger", "Belongs to no department"), stranger("scan of audit.pdf", "unreadable", "Cannot be read")],
    },
    corrections: came_back.flatMap(({ state }, at) => {
      const one = departments[at];
      return state === "missing" || one === undefined ? [] : [correction(at, one.name, one.lead, one.email)];
    }),
    matrix: matrix(size, departments),
    drafts: [
      draft("SLT", "slt", "", "Dear Mr Hart,\n\n5 of 9 subjects reach Foundation or more.\n\nPriya Nair", false, ["matrix/2026-27 autumn matrix.xlsx"]),
      draft("Governors", "governors", "", "Dear governors,\n\nattached is one page on the careers audit.\n\nPriya Nair", false, ["pack/Governors.xlsx"]),
    ],
  };
};

/** A round at its beginning: there is a plan, and nothing has been made of it. */
export const begun = (): Round => {
  const whole = sample();
  return {
    ...whole,
    workbooks: whole.workbooks.map((one) => ({ ...one, at: null, drafts: [] })),
    board: {
      total: [],
      departments: whole.board.departments.map((one) => ({ ...one, state: "missing", words: "Not returned", errors: 0, queries: 0, late: null, comment: null, files: [], drafts: [] })),
      strangers: [],
    },
    corrections: [],
    drafts: [],
    matrix: { ...whole.matrix, position: "", restsOn: "", notReturned: "", changed: null, moved: [], early: null, files: [], strip: [], gaps: [], asks: [], coverage: { ...whole.matrix.coverage, lines: [] } },
  };
};
