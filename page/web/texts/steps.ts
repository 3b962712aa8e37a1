/** The texts of the five steps that do not come from the engine. */
import type { Finding, Reached, Setting, Standing, Step } from "../protocol";

const titles: Record<Step, string> = {
  plan: "Plan",
  workbooks: "Workbooks out",
  returns: "Returns",
  corrections: "Corrections",
  matrix: "Matrix and SLT",
};

const states: Record<Standing["state"], string> = {
  later: "Later",
  next: "Next",
  going: "Under way",
  attention: "Needs a look",
  done: "Done",
};

const settings: Record<Setting, string> = {
  mainstream: "Mainstream school",
  send: "Special school",
  "alternative-provision": "Alternative provision",
  college: "College",
};

const severities: Record<Finding["severity"], string> = { error: "To fix", query: "To fix or explain", note: "Note" };

const reached: Record<Reached, string> = {
  none: "Not yet Foundation",
  foundation: "Foundation",
  across: "Careers Across the Curriculum",
  enriched: "Employer Enriched",
  "not-judged": "Not judged",
  "not-answered": "Not answered",
  "no-return": "No return",
  "returned-empty": "Returned empty",
};

const some = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

const plan = {
  file: "The plan’s file",
  name: "the plan",
  about: "The plan is a workbook: open it in Excel to change what is asked of whom, and save it. This page sees that and goes on by itself.",
  aboutMemory: "The plan is a workbook: download it, change it in Excel, and put it back on the page Overview.",
  facts: "The round and who leads what",
  fixed: (at: string): string => `This is what ${at} says. Change it in that file, and save it.`,
  setting: "Form of school",
  school: "School",
  label: "Round",
  labelHint: "Returns are known by it: once workbooks are out, leave it as it is.",
  due: "Due back by",
  leader: "Careers Leader",
  leaderEmail: "Careers Leader’s email address",
  leads: "Departments",
  departmentHead: "Department",
  lead: "Lead",
  email: "Email address",
  save: "Save into the plan",
  undo: "Undo what I typed",
  nothingTyped: "Nothing typed that is not saved.",
  notSaved: "Not saved yet.",
  department: (name: string, lead: string, email: string): string => [name, lead, email].filter((text) => text !== "").join(", "),
  changes: "What the changed plan changes",
  toLookAt: "What to look at before it goes out",
  asked: "Who is asked what",
  askedHint: "The minutes are those that filling in takes. Open a department to see its subjects.",
  minutesOf: (lead: string, minutes: number): string =>
    [lead, `about ${some(minutes, "minute", "minutes")}`].filter((text) => text !== "").join(", "),
  subjectsOf: (name: string): string => `What the subjects of ${name} are asked`,
  subjectHeads: ["Subject", "Stages", "Minutes", "Outcomes", "Statements", "Refs"],
} as const;

const workbooks = {
  make: "Make the workbooks",
  which: "Which workbooks?",
  whichOf: { all: "All of them", missing: "Those that are not made yet", some: "Only some, which I choose" },
  choose: "Whose workbooks?",
  isThere: (name: string): string => `${name} (made already)`,
  planner: "With a planner",
  plannerHint: "A sheet on which a department plans the coming terms.",
  makeThem: "Make the workbooks",
  replace: "Replace what is there?",
  replaceHint: "These workbooks are made already. One that somebody has filled in is kept first, under a name of its own.",
  replaceThem: "Replace them",
  onlyMissing: "Make only what is missing",
  leave: "Leave them as they are",
  list: "Workbooks and invitations",
  none: "No workbook is made yet. Make them above: the email to each department is drafted with it.",
  notMade: "Not made yet",
} as const;

const returns = {
  put: "Put in what came back",
  putHint: "Put in workbooks, or the emails they came with, just as they are. Names do not matter: whose it is stands inside.",
  putInFolder: "Put them in here, or save them into the folder returns: what lies there appears by itself. Names do not matter.",
  drop: "Drop workbooks, emails or folders here",
  dropHint: "Or choose them.",
  check: "Check the returns",
  checkHint: "Checking writes the corrections, the receipts and the reminders. Nothing is sent.",
  strangers: "Files that belong to no department",
  whose: "Whose is it?",
  choose: "Choose a department",
  settle: "Settle",
  board: "Department by department",
  none: "Nothing has come back yet. Put in the first workbook above, as soon as one reaches you.",
  hasComment: "Comment for you",
  comment: "Comment to the Careers Leader",
  noFile: (name: string): string => `Nothing has come back from ${name} yet.`,
  saved: (when: string): string => `Saved ${when}.`,
  parts: "Put together from these files:",
  withdraw: "Do not count this file",
  countAgain: "Count this file again",
  nothingFound: "Nothing to fix was found.",
  notes: (count: number): string => some(count, "note: nothing needs doing", "notes: nothing needs doing"),
  chasers: "Reminders to send",
} as const;

const corrections = {
  list: "Corrections to send back",
  about: "Each holds the department’s own answers, with the cells marked that need a look. Send it with its email.",
  none: "There is nothing to send back. Once returns are checked, the workbooks that need mending appear here.",
  notMade: "Not made yet",
  make: "Make the corrections",
  receipts: "Receipts",
  receiptsHint: "These returns are as they should be: a word of thanks is drafted for each.",
} as const;

const matrix = {
  make: "Make the matrix",
  about: "The matrix is one workbook with every department in it, for SLT, and a working copy for you.",
  makeIt: "Make the matrix",
  pack: "Make the pack",
  packHint: "The pack is a talk for the staff session and a page for governors.",
  early: "Draft the email to SLT all the same",
  files: "What was made",
  drafts: "Emails to send",
  none: "There is nothing to see yet. As soon as a return has come back, the matrix is shown here.",
  position: "Where the school stands",
  strip: "Subject by subject",
  claimed: "What the department says",
  evidenced: "What its rows show",
  next: "What is next",
  pockets: "Further along",
  map: "Coverage of outcomes",
  mapHint: "Choose a cell to see the rows of the workbooks behind it. With the keyboard: arrow keys move, Enter opens.",
  mapLabel: "Coverage map, scrolls both ways",
  mapCaption: "Coverage of outcomes by subject",
  legend: "What the signs mean",
  department: "Department",
  allDepartments: "All departments",
  stage: "Stage",
  allStages: "All stages",
  onlyGaps: "Only outcomes with a gap",
  small: "Signs without words",
  shown: (lines: number, ofLines: number, columns: number, ofColumns: number): string =>
    lines === 0 ? "No outcome is as you chose. Choose another stage, or show those without a gap." : `Shown: ${lines} of ${ofLines} outcomes, ${columns} of ${ofColumns} columns.`,
  outcome: "Outcome",
  cell: (ref: string, column: string): string => `${ref} in ${column}`,
  noRows: "No row of a workbook speaks of this.",
  gaps: "Gaps",
  noneHere: "None.",
  asks: "What is asked of SLT",
} as const;

export const steps = {
  titles,
  states,
  settings,
  severities,
  reached,
  plan,
  workbooks,
  returns,
  corrections,
  matrix,
  inFolder: (at: string): string => `It lies in your folder as ${at}`,
  download: "Download",
  of: (name: string): string => `of ${name}`,
  found: (errors: number, queries: number): string =>
    [errors > 0 ? some(errors, "error", "errors") : "", queries > 0 ? some(queries, "query", "queries") : ""].filter((text) => text !== "").join(", "),
  mailHint: "A draft opens in your mail program, where you read it and send it. Nothing is sent from here; tick what you have sent.",
  openMail: "Open in your mail program",
  copyInstead: "Copy it instead",
  tickSent: "I have sent it",
  sent: "Sent",
  to: (address: string): string => `To ${address}`,
  noAddress: "No address yet",
  address: "Address",
  subject: "Subject",
  text: "Text",
  copy: "Copy",
  copyOf: (label: string, of: string): string => `${label.toLowerCase()} of ${of}`,
  copied: "Copied",
  attach: "Attach these files yourself:",
  close: "Close",
} as const;
