/** What a file is, and when it was saved, by the clock of whoever looks. */
import type { Return } from "../protocol";
import { steps } from "../texts/steps";

const CLOCK = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });
const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** A program that notes the day alone means no hour by its midnight. */
const when = (saved: string, moment: Date): string => (saved.endsWith("T00:00:00Z") ? DAY : CLOCK).format(moment);

export function Saved({ file: { words, saved } }: { file: Return }) {
  const moment = new Date(saved);
  return (
    <p>
      {words}. {!Number.isNaN(moment.valueOf()) && <span class="soft">{steps.returns.saved(when(saved, moment))}</span>}
    </p>
  );
}
