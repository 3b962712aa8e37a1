/** The texts of the frame, and of the parts that every screen is made of. */
const files = (count: number): string => (count === 1 ? "1 file" : `${count} files`);

export const frame = {
  name: "Careers audit",
  window: (title: string): string => `${title} – Careers audit`,
  skip: "Skip to what this page is about",
  way: "Steps of the round",
  screens: {
    round: "Overview",
    plan: "Plan",
    workbooks: "Workbooks out",
    returns: "Returns",
    corrections: "Corrections",
    matrix: "Matrix and SLT",
  },
  states: { later: "Not yet", next: "Do this next", going: "Under way", attention: "Needs you", done: "Done" },
  goTo: (step: string): string => `Go to ${step}`,
  noSchool: "This round",
  round: (school: string, label: string): string => `${school}, ${label}`,
  inFolder: (name: string): string => `In the folder '${name}' on this computer`,
  unsaved: (count: number): string =>
    count === 0 ? "In this page; all of it is saved" : `In this page alone: ${files(count)} not saved yet`,
  saveZip: "Save the round as a zip",
  backToRound: "Back to the round",
  otherRound: "Open another round",
  nothingLeaves: "Nothing leaves this computer.",
  howSure: "How can I be sure?",
  away: (name: string): string => `The folder '${name}' cannot be reached`,
  awayFix:
    "It was moved, renamed or taken away, or this page may not use it any more. What lies in it is as it was. Put it back where it was, or open it again.",
  openAgain: "Open the folder again",
  noRound: "The plan comes first",
  noRoundFolder: (name: string): string =>
    `This page looks for the plan in the folder '${name}'. When you mend it in Excel and save it there, the page sees that and goes on by itself.`,
  lookAgain: "Look again",
  planBack: "Put the plan back here when you have changed it",
  planBackHint: "It takes the place of the plan in this page.",
  atWork: "Work in hand",
  cancel: "Cancel",
  chooseFiles: "Choose files",
  chooseFolder: "Choose a folder",
  dropFailed: "What you dropped could not be read. Save it in a folder of this computer first, then choose it there.",
  refused: "This could not be done",
  notes: { warning: "To look at", done: "Done", remark: "For information" },
  working: (doing: string): string => `${doing} …`,
  progress: (doing: string, read: number, of: number): string => `${doing}: ${read} of ${of}`,
} as const;
