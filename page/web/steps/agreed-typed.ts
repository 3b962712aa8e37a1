/** What was typed of agreed steps and is not saved yet: it is kept while the page is open. */
import { useLayoutEffect, useState } from "preact/hooks";
import type { Agreed, AgreedStep, Agreeing } from "../protocol";
import { hold } from "./held";

export type Cell = "step" | "owner" | "by";

const CELLS: Cell[] = ["step", "owner", "by"];

type Cells = Partial<Record<Cell, string>>;

export interface Typed {
  /** By the subject's name. */
  steps: Record<string, Cells>;
  /** By the department's code. */
  champions: Record<string, string>;
}

const NOTHING: Typed = { steps: {}, champions: {} };

/** Of the round that is open, so that leaving the screen loses nothing. */
let kept = NOTHING;

const keepTyped = (typed: Typed): void => {
  kept = typed;
  hold("agreed", Object.keys(typed.steps).length + Object.keys(typed.champions).length > 0);
};

/** Another round is open. */
export const forgetAgreed = (): void => keepTyped(NOTHING);

/** What is agreed so far in the place of each cell. */
export const says = (step: AgreedStep, cell: Cell): string => step[cell] ?? "";

const tidy = (text: string): string => text.trim().replace(/\s+/g, " ");

/** What was typed, without what is agreed by now. */
const unsaid = ({ departments }: Agreed, { steps, champions }: Typed): Typed => {
  const left: Typed = { steps: {}, champions: {} };
  for (const { code, champion, subjects } of departments) {
    const named = champions[code];
    if (named !== undefined && tidy(named) !== champion) left.champions[code] = named;
    for (const step of subjects) {
      const cells: Cells = {};
      for (const cell of CELLS) {
        const typed = steps[step.name]?.[cell];
        if (typed !== undefined && tidy(typed) !== tidy(says(step, cell))) cells[cell] = typed;
      }
      if (Object.keys(cells).length > 0) left.steps[step.name] = cells;
    }
  }
  return left;
};

export interface Agreement {
  steps: Agreeing[];
  champions: { code: string; name: string }[];
}

/** Only what differs from what is agreed; none where nothing does. */
export const changes = (agreed: Agreed, typed: Typed): Agreement | null => {
  const { steps, champions } = unsaid(agreed, typed);
  const tidied = (cells: Cells): Cells => Object.fromEntries(Object.entries(cells).map(([cell, text]) => [cell, tidy(text)]));
  const changed: Agreement = {
    steps: Object.entries(steps).map(([subject, cells]) => ({ subject, ...tidied(cells) })),
    champions: Object.entries(champions).map(([code, name]) => ({ code, name: tidy(name) })),
  };
  return changed.steps.length + changed.champions.length > 0 ? changed : null;
};

export interface Typing {
  typed: Typed;
  type: (subject: string, cell: Cell, text: string) => void;
  name: (code: string, champion: string) => void;
  /** Forgets what was typed. */
  forget: () => void;
}

export function useAgreed(agreed: Agreed): Typing {
  const [typed, setTyped] = useState(kept);
  const keep = (now: Typed): void => {
    keepTyped(now);
    setTyped(now);
  };
  // What is agreed by now is forgotten here, whatever was answered: what could not be written stays.
  useLayoutEffect(() => keep(unsaid(agreed, kept)), [agreed]);
  return {
    typed,
    type: (subject, cell, text) => keep({ ...kept, steps: { ...kept.steps, [subject]: { ...kept.steps[subject], [cell]: text } } }),
    name: (code, champion) => keep({ ...kept, champions: { ...kept.champions, [code]: champion } }),
    forget: () => keep(NOTHING),
  };
}
