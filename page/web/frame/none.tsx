/** How to go on where there is no screen: the plan cannot be read (why stands above), or the screen cannot be drawn. */
import { Button, FileDrop, Heading } from "../parts";
import type { Keeper } from "../round";
import { addressOf } from "../route";
import type { Shelf } from "../shelf/shelf";
import { refusedIn, type State } from "../state";
import { frame } from "../texts/frame";
import { BeginHere } from "../ways/begin";

/** Where the engine lays a copy of a plan with faults, in which each is marked. */
const MARKED = "corrections/Plan to correct.xlsx";

export function NoRound({ keeper, state }: { keeper: Keeper; state: State }) {
  const { shelf, busy, hasPlan } = state;
  const isMarked = (refusedIn(state)?.faults.length ?? 0) > 0;
  if (!shelf) return null;
  if (!hasPlan) return <NoPlan keeper={keeper} shelf={shelf} busy={busy !== null} />;
  return (
    <div class="stack">
      <Heading title={frame.noRound} />
      {shelf.kind === "folder" ? (
        <p>{frame.noRoundFolder(shelf.name)}</p>
      ) : (
        <>
          {isMarked && <Button onClick={() => void keeper.hand(MARKED)}>{frame.downloadMarked}</Button>}
          <PlanBack keeper={keeper} busy={busy !== null} />
        </>
      )}
      <Button busy={busy !== null} onClick={() => void keeper.act({ do: "look", preview: true })}>
        {frame.lookAgain}
      </Button>
    </div>
  );
}

/** What holds no plan: a round can be begun in it. Files without one were hardly meant: they are of some round elsewhere. */
const NoPlan = ({ keeper, shelf: { kind, name }, busy }: { keeper: Keeper; shelf: Shelf; busy: boolean }) => (
  <div class="stack">
    <Heading title={kind === "folder" ? frame.noPlan(name) : frame.noRoundHere(name)} />
    <p>{kind === "folder" ? frame.noPlanHint : frame.noRoundHint}</p>
    {kind === "memory" && (
      <p>
        <a href={addressOf("ways")}>{frame.otherRound}</a>
      </p>
    )}
    <div class="sheet">
      <BeginHere busy={busy} begin={(verb) => void keeper.act(verb)} />
    </div>
  </div>
);

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

export function Broken() {
  return (
    <div class="stack">
      <Heading title={frame.broken} />
      <p>{frame.brokenFix}</p>
      <p>
        <a href={addressOf("round")}>{frame.screens.round}</a>
      </p>
    </div>
  );
}
