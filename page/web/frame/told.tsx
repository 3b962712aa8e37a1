/** What was said of the last thing that was done, what is wrong with the plan, and that a folder is away. */
import { useEffect, useRef } from "preact/hooks";
import type { Screen } from "../hands";
import { Button, Faults, Notes } from "../parts";
import type { Keeper } from "../round";
import { notesIn, refusedIn, type State } from "../state";
import { frame } from "../texts/frame";
import { openAgain } from "../ways/open";

const Away = ({ keeper, name, busy }: { keeper: Keeper; name: string; busy: boolean }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div class="faults stack" role="alert" aria-labelledby="away" tabIndex={-1} ref={box}>
      <h2 id="away">{frame.away(name)}</h2>
      <p>{frame.awayFix}</p>
      <Button busy={busy} onClick={() => void openAgain(keeper)}>
        {frame.openAgain}
      </Button>
    </div>
  );
};

export function Told({ keeper, state, screen }: { keeper: Keeper; state: State; screen: Screen }) {
  const { shelf, away, busy, round } = state;
  // What is wrong with a plan stands on its own screen.
  const refused = screen === "plan" && !round ? null : refusedIn(state);
  const notes = notesIn(state);
  if (!away && !refused && notes.length === 0) return null;
  return (
    <div class="told stack">
      {away && shelf && <Away keeper={keeper} name={shelf.name} busy={busy !== null} />}
      {refused && !busy && <Faults refused={refused} />}
      <Notes notes={notes} />
    </div>
  );
}
