/** The texts of the frame, and of the parts that every screen is made of. */
export const frame = {
  name: "Careers audit",
  window: (title: string): string => `${title} – Careers audit`,
  cancel: "Cancel",
  chooseFiles: "Choose files",
  chooseFolder: "Choose a folder",
  dropFailed: "What you dropped could not be read. Save it in a folder of this computer first, then choose it there.",
  refused: "This could not be done",
  notes: { warning: "To look at", done: "Done", remark: "For information" },
  working: (doing: string): string => `${doing} …`,
  progress: (doing: string, read: number, of: number): string => `${doing}: ${read} of ${of}`,
} as const;
