/** A round whose plan cannot be read: why stands above, here stands how to go on. */
import { Button, FileDrop, Heading } from "../parts";
import type { Keeper } from "../round";
import type { State } from "../state";
import { frame } from "../texts/frame";

export function NoRound({ keeper, state }: { keeper: Keeper; state: State }) {
  const { shelf, busy } = state;
  if (!shelf) return null;
  return (
    <div class="stack">
      <Heading title={frame.noRound} />
      {shelf.kind === "folder" ? <p>{frame.noRoundFolder(shelf.name)}</p> : <PlanBack keeper={keeper} busy={busy !== null} />}
      <Button busy={busy !== null} onClick={() => void keeper.act({ do: "look", preview: true })}>
        {frame.lookAgain}
      </Button>
    </div>
  );
}

/** Where the round lies in memory, a plan that was changed in Excel is brought back here. */
export function PlanBack({ keeper, busy }: { keeper: Keeper; busy: boolean }) {
  return (
    <FileDrop
      label={frame.planBack}
      hint={frame.planBackHint}
      folders={false}
      busy={busy}
      onFiles={([one]) => {
        if (one) void keeper.putBack(one.file);
      }}
    />
  );
}
