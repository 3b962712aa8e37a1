/** The page: its frame, and in it the screen that was gone to. */
import { useEffect, useErrorBoundary, useLayoutEffect, useMemo, useState } from "preact/hooks";
import { Frame } from "./frame/frame";
import { Broken, NoRound, PlanBack } from "./frame/none";
import { Tasks } from "./frame/tasks";
import type { Hands, Screen } from "./hands";
import type { Step } from "./protocol";
import { Keeper } from "./round";
import { go, useScreen } from "./route";
import { lastIn, type State } from "./state";
import { CorrectionsScreen, MatrixScreen, PlanScreen, ReturnsScreen, WorkbooksScreen } from "./steps";
import { forgetAgreed } from "./steps/agreed-typed";
import { forgetTyped } from "./steps/plan-typed";
import { useAskBeforeClosing, useNothingDropped, useWatch } from "./watch";
import { Following } from "./ways/following";
import { Private } from "./ways/private";
import { Ways } from "./ways/ways";

const STEPS = {
  plan: PlanScreen,
  workbooks: WorkbooksScreen,
  returns: ReturnsScreen,
  corrections: CorrectionsScreen,
  matrix: MatrixScreen,
} satisfies Record<Step, unknown>;

const handsOf = (keeper: Keeper, state: State): Hands => ({
  round: state.round,
  last: lastIn(state),
  busy: state.busy,
  inFolder: state.shelf?.kind === "folder",
  act: (verb) => keeper.act(verb),
  cancel: () => keeper.cancel(),
  hand: (at) => keeper.hand(at),
  take: (files) => keeper.take(files),
  tick: (at, sent) => keeper.tick(at, sent),
  copy: (text) => keeper.copy(text),
  go,
});

/** A step's screen is drawn anew when something of the round changes, not when something is read aloud. */
const StepShown = ({ step, keeper, state }: { step: Step; keeper: Keeper; state: State }) => {
  const { shelf, round, acted, looked, busy } = state;
  return useMemo(() => {
    const StepScreen = STEPS[step];
    return <StepScreen hands={handsOf(keeper, state)} />;
  }, [step, keeper, shelf, round, acted, looked, busy]);
};

interface ShownProps {
  screen: Screen;
  keeper: Keeper;
  state: State;
}

/** A screen that cannot be drawn takes nothing else with it. */
const Kept = (props: ShownProps) => {
  const [broken] = useErrorBoundary();
  return broken ? <Broken /> : <Shown {...props} />;
};

const Shown = ({ screen, keeper, state }: ShownProps) => {
  const { shelf, round, acted, looked } = state;
  if (screen === "private") return <Private />;
  const isSeen = round !== null || acted !== null || looked !== null;
  if (screen === "ways" || !shelf || !isSeen) return <Ways keeper={keeper} state={state} />;
  const busy = state.busy !== null;
  if (!round) return <NoRound keeper={keeper} state={state} />;
  if (screen === "round") {
    return (
      <div class="stack">
        <Tasks {...round} />
        <Following keeper={keeper} state={state} />
      </div>
    );
  }
  return (
    <>
      <StepShown step={screen} keeper={keeper} state={state} />
      {screen === "plan" && shelf.kind === "memory" && (
        <div class="plan-back">
          <PlanBack keeper={keeper} busy={busy} />
        </div>
      )}
    </>
  );
};

export function App() {
  const keeper = useMemo(() => new Keeper(), []);
  const [state, setState] = useState(keeper.state);
  useEffect(() => keeper.hear(() => setState(keeper.state)), [keeper]);
  // The first screen is there before the engine is looked at.
  useEffect(() => {
    const soon = setTimeout(() => keeper.engine.warm());
    return () => clearTimeout(soon);
  }, [keeper]);
  const glance = useMemo(() => () => keeper.glance(), [keeper]);
  useWatch(glance);
  useNothingDropped();
  // What was typed for one round is not another's.
  useLayoutEffect(
    () => () => {
      forgetTyped();
      forgetAgreed();
    },
    [state.opened],
  );
  useAskBeforeClosing(state.writing || (state.shelf?.unsaved ?? 0) > 0);
  const moved = useMemo(
    () => (from: Screen) => {
      if (from !== "ways") keeper.goneOn();
    },
    [keeper],
  );
  const screen = useScreen(moved);
  return (
    <Frame keeper={keeper} state={state} screen={screen}>
      <Kept key={screen} screen={screen} keeper={keeper} state={state} />
    </Frame>
  );
}
