/** How a step stands, as a tag. */
import type { Standing } from "../protocol";
import { frame } from "../texts/frame";
import { Tag, type Tone } from "./tag";

const TONES: Record<Standing["state"], Tone> = {
  later: "plain",
  next: "next",
  going: "next",
  attention: "attention",
  done: "good",
};

export function Stands({ state }: Pick<Standing, "state">) {
  return <Tag tone={TONES[state]}>{frame.states[state]}</Tag>;
}
