/** What was typed into the plan's fields and is not saved yet: it is kept while the page is open. */
import { useLayoutEffect, useState } from "preact/hooks";
import type { Amendments, Round } from "../protocol";
import { hold } from "./held";

/** The texts of a round that may be typed. */
export type Text = "school" | "label" | "due" | "leader" | "leaderEmail";
export type Of = "lead" | "email";

export interface Typed {
  texts: Partial<Record<Text, string>>;
  departments: Record<string, Partial<Record<Of, string>>>;
}

const NOTHING: Typed = { texts: {}, departments: {} };

/** Of the round that is open, so that leaving the screen loses nothing. */
let kept = NOTHING;

const keepTyped = (typed: Typed): void => {
  kept = typed;
  hold("plan", [typed.texts, ...Object.values(typed.departments)].some((texts) => Object.keys(texts).length > 0));
};

/** Another round is open. */
export const forgetTyped = (): void => keepTyped(NOTHING);

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

type Texts<Name extends string> = Partial<Record<Name, string>>;

/** The texts of which something does not hold. */
const but = <Name extends string>(texts: Texts<Name>, holds: (name: Name, text: string) => boolean): Texts<Name> => {
  const left = { ...texts };
  for (const name in texts) if (holds(name, texts[name] ?? "")) delete left[name];
  return left;
};

/** What was typed, without what the plan says by now. */
const unsaid = (round: Round, { texts, departments }: Typed): Typed => {
  const told = new Map(round.plan.departments.map((one) => [one.code, one]));
  const left = Object.entries(departments).map(([code, typed]): [string, Texts<Of>] => [
    code,
    but(typed, (of, text) => text === told.get(code)?.[of]),
  ]);
  return {
    texts: but(texts, (name, text) => text === says(round, name)),
    departments: Object.fromEntries(left.filter(([, typed]) => Object.keys(typed).length > 0)),
  };
};

/** What was typed as it is sent: without the spaces around it, and without a day that was emptied. */
const tidied = ({ texts, departments }: Typed): Typed => {
  const trim = <Name extends string>(all: Texts<Name>): Texts<Name> => {
    const trimmed = { ...all };
    for (const name in all) trimmed[name] = all[name]?.trim();
    return trimmed;
  };
  const each = Object.entries(departments).map(([code, typed]): [string, Texts<Of>] => [code, trim(typed)]);
  return { texts: but(trim(texts), (name, text) => name === "due" && text === ""), departments: Object.fromEntries(each) };
};

export interface Typing {
  typed: Typed;
  type: (text: Text, value: string) => void;
  typeOf: (code: string, of: Of, value: string) => void;
  /** Makes what was typed tidy, as it is sent. */
  tidy: () => void;
  /** Forgets what was typed. */
  forget: () => void;
}

export function useTyped(round: Round): Typing {
  const [typed, setTyped] = useState(kept);
  const keep = (now: Typed): void => {
    keepTyped(now);
    setTyped(now);
  };
  // Only what the plan says is forgotten, whatever was answered: what could not be written stays, and what was typed meanwhile.
  useLayoutEffect(() => keep(unsaid(round, kept)), [round]);
  return {
    typed,
    type: (text, value) => keep({ ...kept, texts: { ...kept.texts, [text]: value } }),
    typeOf: (code, what, value) =>
      keep({ ...kept, departments: { ...kept.departments, [code]: { ...kept.departments[code], [what]: value } } }),
    tidy: () => keep(tidied(kept)),
    forget: () => keep(NOTHING),
  };
}
