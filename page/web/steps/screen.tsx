/** What every step's screen begins with: its title, and how it stands. Where no plan can be read, the frame says so instead. */
import type { ComponentChildren } from "preact";
import type { Hands } from "../hands";
import { Heading, Tag, type Tone } from "../parts";
import type { Round, Standing, Step } from "../protocol";
import { steps } from "../texts/steps";

const TONES: Record<Standing["state"], Tone> = {
  later: "plain",
  next: "next",
  going: "next",
  attention: "attention",
  done: "good",
};

export interface ScreenProps {
  hands: Hands;
  step: Step;
  /** What is shown of a round. */
  children: (round: Round) => ComponentChildren;
}

export function Screen({ hands: { round }, step, children }: ScreenProps) {
  if (round === null) return null;
  const standing = round.steps.find((one) => one.step === step);
  return (
    <div class="step">
      <Heading title={steps.titles[step]} />
      {standing && (
        <p class="standing">
          <Tag tone={TONES[standing.state]}>{steps.states[standing.state]}</Tag> <span>{standing.words}</span>
        </p>
      )}
      {children(round)}
    </div>
  );
}
