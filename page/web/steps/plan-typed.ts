/** What was typed into the plan's fields and is not saved yet: it is kept while the page is open. */
import { useState } from "preact/hooks";
import type { Amendments, Round } from "../protocol";

/** The texts of a round that may be typed. */
export type Text = "school" | "label" | "due" | "leader" | "leaderEmail";
export type Of = "lead" | "email";

export interface Typed {
  texts: Partial<Record<Text, string>>;
  departments: Record<string, Partial<Record<Of, string>>>;
}

const NOTHING: Typed = { texts: {}, departments: {} };

/** By the round it was typed for, so that leaving the screen loses nothing. */
const kept = new Map<string, Typed>();

/** While anything is kept here alone, closing the page asks first. */
const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
const guard = (): void => {
  if (kept.size > 0) addEventListener("beforeunload", ask);
  else removeEventListener("beforeunload", ask);
};

/** What the plan says in the place of each text. */
export const says = (round: Round, text: Text): string => (text === "due" ? round.dueDate : round[text]);

/** Only what differs from the plan; none where nothing does. */
export function amendments(round: Round, { texts, departments }: Typed): Amendments | null {
  const changed: Amendments = {};
  for (const text of ["school", "label", "due", "leader", "leaderEmail"] as const) {
    const typed = texts[text]?.trim();
    const emptied = text === "due" && typed === "";
    if (typed !== undefined && !emptied && typed !== says(round, text)) changed[text] = typed;
  }
  const leads = round.plan.departments.flatMap(({ code, lead, email }) => {
    const typed = departments[code];
    const one: { code: string; lead?: string; email?: string } = { code };
    if (typed?.lead !== undefined && typed.lead.trim() !== lead) one.lead = typed.lead.trim();
    if (typed?.email !== undefined && typed.email.trim() !== email) one.email = typed.email.trim();
    return one.lead === undefined && one.email === undefined ? [] : [one];
  });
  if (leads.length > 0) changed.departments = leads;
  return Object.keys(changed).length > 0 ? changed : null;
}

export interface Typing {
  typed: Typed;
  type: (text: Text, value: string) => void;
  typeOf: (code: string, of: Of, value: string) => void;
  /** Forgets what was typed. */
  forget: () => void;
}

export function useTyped(round: Round): Typing {
  const of = [round.plan.at, round.setting, round.label].join("\n");
  const [typed, setTyped] = useState(kept.get(of) ?? NOTHING);
  const keep = (now: Typed): void => {
    kept.set(of, now);
    guard();
    setTyped(now);
  };
  return {
    typed,
    type: (text, value) => keep({ ...typed, texts: { ...typed.texts, [text]: value } }),
    typeOf: (code, what, value) =>
      keep({ ...typed, departments: { ...typed.departments, [code]: { ...typed.departments[code], [what]: value } } }),
    forget: () => {
      kept.delete(of);
      guard();
      setTyped(NOTHING);
    },
  };
}
