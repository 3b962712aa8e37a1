/** A state in a word or two; its colour never says anything that the words do not. */
import type { ComponentChildren } from "preact";

export type Tone = "plain" | "next" | "good" | "attention" | "bad";

export function Tag({ tone = "plain", children }: { tone?: Tone; children: ComponentChildren }) {
  return <strong class={`tag tag-${tone}`}>{children}</strong>;
}
