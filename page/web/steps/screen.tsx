/** What every step's screen begins with: its title, and how it stands. Where no plan can be read, the frame says so instead. */
import type { ComponentChildren } from "preact";
import type { Hands } from "../hands";
import { Heading, Stands } from "../parts";
import type { Round, Step } from "../protocol";
import { addressOf } from "../route";
import { frame } from "../texts/frame";
import { useFocusKept } from "./focus";

export interface ScreenProps {
  hands: Hands;
  step: Step;
  /** What is shown of a round. */
  children: (round: Round) => ComponentChildren;
}

export function Screen({ hands: { round }, step, children }: ScreenProps) {
  const keepFocus = useFocusKept();
  if (round === null) return null;
  const at = round.steps.findIndex((one) => one.step === step);
  const standing = round.steps[at];
  const after = round.steps[at + 1];
  return (
    <div class="step" onFocusIn={keepFocus}>
      <Heading title={frame.screens[step]} />
      {standing && (
        <p class="standing">
          <Stands state={standing.state} /> <span>{standing.words}</span>
        </p>
      )}
      {children(round)}
      {after && (
        <p class="frame-tools">
          <a class="step-after" href={addressOf(after.step)}>
            {frame.after(frame.screens[after.step])}
          </a>
        </p>
      )}
    </div>
  );
}
