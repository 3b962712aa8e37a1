/** The round after the one that is open: it begins in a folder that is chosen then, or in memory. */
import { useState } from "preact/hooks";
import { Button } from "../parts";
import type { Keeper } from "../round";
import type { State } from "../state";
import { ways } from "../texts/ways";
import { follow, lends, mayLeave, messageOf } from "./open";

export function Following({ keeper, state }: { keeper: Keeper; state: State }) {
  const [wrong, setWrong] = useState("");
  const busy = state.busy !== null;
  // A round in memory is followed by one in memory, unless somebody chooses a folder.
  const folderFirst = lends() && state.shelf?.kind === "folder";
  const begin = (inFolder: boolean): void => {
    if (!mayLeave(state)) return;
    setWrong("");
    follow(keeper, inFolder).catch((why: unknown) => setWrong(messageOf(why)));
  };
  return (
    <section class="sheet stack" aria-labelledby="next">
      <h2 id="next">{ways.next}</h2>
      <p>{ways.nextHint}</p>
      <p class="soft">{ways.nextCopy(ways.nextFolder)}</p>
      <div role="alert">{wrong && <p class="notes notes-warning ways-wrong">{wrong}</p>}</div>
      <div class="row">
        <Button busy={busy} onClick={() => begin(folderFirst)}>
          {ways.nextBegin}
        </Button>
        {lends() && (
          <Button kind="quiet" busy={busy} onClick={() => begin(!folderFirst)}>
            {folderFirst ? ways.nextWithout : ways.nextInFolder}
          </Button>
        )}
      </div>
      <p class="soft">{folderFirst ? ways.nextPick : ways.nextKeep}</p>
    </section>
  );
}
