/** Whose round is open, where it lies, and how it is saved where it lies in memory alone. */
import type { Screen } from "../hands";
import { Button } from "../parts";
import type { Keeper } from "../round";
import { addressOf } from "../route";
import type { Shelf } from "../shelf/shelf";
import type { State } from "../state";
import { frame } from "../texts/frame";

const Lies = ({ keeper, shelf, busy }: { keeper: Keeper; shelf: Shelf; busy: boolean }) => {
  if (shelf.kind === "folder") return <p class="lies">{frame.inFolder(shelf.name)}</p>;
  return (
    <div class="lies row">
      <p>{frame.unsaved(shelf.unsaved)}</p>
      <Button busy={busy} onClick={() => void keeper.zip()}>
        {frame.saveZip}
      </Button>
    </div>
  );
};

export function Header({ keeper, state, screen }: { keeper: Keeper; state: State; screen: Screen }) {
  const { shelf, round, busy } = state;
  const isOutside = screen === "ways" || screen === "private";
  return (
    <header class="header">
      <div class="header-inner">
        <div class="header-line">
          <p class="header-name">{frame.name}</p>
          {shelf && (
            <p class="header-other frame-tools">
              {isOutside ? (
                <a href={addressOf("round")}>{frame.backToRound}</a>
              ) : (
                <a href={addressOf("ways")}>{frame.otherRound}</a>
              )}
            </p>
          )}
        </div>
        {shelf && (
          <div class="header-line">
            {round && <p class="header-round">{frame.round(round.school, round.label)}</p>}
            <Lies keeper={keeper} shelf={shelf} busy={busy !== null} />
          </div>
        )}
      </div>
    </header>
  );
}
