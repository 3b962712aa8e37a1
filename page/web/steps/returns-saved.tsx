/** What a file is, and when it was saved, by the clock of whoever looks. */
import type { Return } from "../protocol";
import { steps } from "../texts/steps";

const CLOCK = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });

export function Saved({ file: { words, saved } }: { file: Return }) {
  const moment = new Date(saved);
  return (
    <p>
      {words}. {!Number.isNaN(moment.valueOf()) && <span class="soft">{steps.returns.saved(CLOCK.format(moment))}</span>}
    </p>
  );
}
