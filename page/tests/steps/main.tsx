/** The screens of the steps over a made-up round, with no engine beneath: `#matrix/large` shows one of them. */
import { render } from "preact";
import { useState } from "preact/hooks";
import type { Hands, Screen } from "../../web/hands";
import type { Draft, Round, Verb } from "../../web/protocol";
import { CorrectionsScreen, MatrixScreen, PlanScreen, ReturnsScreen, WorkbooksScreen } from "../../web/steps";
import "../../web/style/base.css";
import "../../web/style/parts.css";
import "../../web/style/steps.css";
import "../../web/style/steps-forms.css";
import "../../web/style/steps-board.css";
import "../../web/style/steps-map.css";
import { begun, LARGE, sample } from "../sample";
import "./steps.css";

/** What the screens asked for, for whoever tries them. */
declare global {
  interface Window {
    asked: (Verb | string)[];
    /** Makes another round up, and shows it; goes to another screen. */
    make: (which: string) => void;
    show: () => void;
    go: (screen: string) => void;
  }
}

const SCREENS = { plan: PlanScreen, workbooks: WorkbooksScreen, returns: ReturnsScreen, corrections: CorrectionsScreen, matrix: MatrixScreen };

const ROUNDS: Record<string, () => Round> = { sample: () => sample(), large: () => sample(LARGE), begun };

/** The same round as another value, as the engine would tell it anew. */
const ticked = (round: Round, at: string, sent: boolean): Round => {
  const anew = structuredClone(round);
  const tick = (draft: Draft): void => {
    if (draft.at === at) Object.assign(draft, { sent, at: sent ? at.replace("email/", "email/sent/") : at.replace("sent/", "") });
  };
  for (const { drafts } of [...anew.workbooks, ...anew.board.departments, ...anew.corrections, anew]) drafts.forEach(tick);
  return anew;
};

let made = begun();
window.make = (which) => {
  made = (ROUNDS[which] ?? sample)();
};

function Shown({ round: first, of }: { round: Round; of: keyof typeof SCREENS }) {
  const [round, setRound] = useState(first);
  const [screen, setScreen] = useState(of);
  const Screen = SCREENS[screen];
  window.show = () => setRound(made);
  window.go = (to) => {
    if (isScreen(to)) setScreen(to);
  };
  const hands: Hands = {
    round,
    last: null,
    busy: null,
    inFolder: true,
    act: async (verb) => {
      window.asked.push(verb);
      const anew = structuredClone(round);
      const settled = verb.do === "check" ? verb.settle.flatMap((settle) => ("whose" in settle ? [settle.whose[1]] : [])) : [];
      anew.board.strangers = anew.board.strangers.filter(({ file }) => !settled.includes(file));
      if (verb.do === "amend") {
        const { departments = [], due = anew.dueDate, ...texts } = verb.amendments;
        Object.assign(anew, { ...texts, dueDate: due });
        for (const { code, ...typed } of departments) Object.assign(anew.plan.departments.find((one) => one.code === code) ?? {}, typed);
      }
      setRound(anew);
      return { round: anew, refused: null, notes: [], papers: [] };
    },
    cancel: () => undefined,
    hand: async (at) => void window.asked.push(`hand ${at}`),
    take: async (files) => void window.asked.push(`take ${files.length}`),
    tick: async (at, sent) => {
      window.asked.push(`tick ${at} ${sent}`);
      setRound(ticked(round, at, sent));
      return true;
    },
    copy: async (text) => window.asked.push(`copy ${text}`) > 0,
    go: (to: Screen) => void window.asked.push(`go ${to}`),
  };
  return <Screen key={screen} hands={hands} />;
}

const isScreen = (name: string): name is keyof typeof SCREENS => name in SCREENS;

window.asked = [];
const [name = "plan", which = "sample"] = location.hash.slice(1).split("/");
const root = document.getElementById("main");
if (root && isScreen(name)) render(<Shown of={name} round={(ROUNDS[which] ?? sample)()} />, root);
