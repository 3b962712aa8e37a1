/** What was said of the last thing that was done, what is wrong with the plan, and that a folder is away. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Screen } from "../hands";
import { Button, Faults, Notes } from "../parts";
import type { Keeper } from "../round";
import { notesIn, refusedIn, type State } from "../state";
import { frame } from "../texts/frame";
import { messageOf, openAgain } from "../ways/open";

const Away = ({ keeper, name, busy }: { keeper: Keeper; name: string; busy: boolean }) => {
  const box = useRef<HTMLDivElement>(null);
  const [wrong, setWrong] = useState("");
  useEffect(() => box.current?.focus(), []);
  const open = (): void => {
    setWrong("");
    openAgain(keeper).catch((why: unknown) => setWrong(messageOf(why)));
  };
  return (
    <div class="faults stack" role="alert" aria-labelledby="away" tabIndex={-1} ref={box}>
      <h2 id="away">{frame.away(name)}</h2>
      <p>{frame.awayFix}</p>
      {wrong && <p class="field-error">{wrong}</p>}
      <Button busy={busy} onClick={open}>
        {frame.openAgain}
      </Button>
    </div>
  );
};

export function Told({ keeper, state, screen }: { keeper: Keeper; state: State; screen: Screen }) {
  const { shelf, away, busy, round } = state;
  // That there is no plan stands where one is begun; on the first screen only what was tried there is told.
  const seen = screen === "ways" ? { ...state, looked: null } : state;
  const isSaidThere = !round && screen !== "ways" && !state.hasPlan && !state.acted;
  const refused = isSaidThere ? null : refusedIn(seen);
  const notes = notesIn(seen);
  const box = useRef<HTMLDivElement>(null);
  // What is refused takes the focus itself.
  useEffect(() => {
    if (state.told > 0 && !refused) box.current?.focus();
  }, [state.told]);
  if (!away && !refused && notes.length === 0) return null;
  return (
    <div class="told stack" tabIndex={-1} ref={box}>
      {away && shelf && <Away keeper={keeper} name={shelf.name} busy={busy !== null} />}
      {refused && !busy && <Faults refused={refused} title={refused.faults.length > 0 ? frame.planFaults : frame.refused} />}
      <Notes notes={notes} />
    </div>
  );
}
