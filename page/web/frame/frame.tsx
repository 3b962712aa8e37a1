/** What stands around every screen: whose round it is, where it lies, the way between the steps, and what was said. */
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import type { Screen } from "../hands";
import { Live, Progress } from "../parts";
import type { Step } from "../protocol";
import type { Keeper } from "../round";
import { addressOf } from "../route";
import type { State } from "../state";
import { frame } from "../texts/frame";
import { Header } from "./header";
import { Told } from "./told";

const STEPS: Step[] = ["plan", "workbooks", "returns", "corrections", "matrix"];

/** Progress is read aloud a few times only. */
const PARTS = 4;

const aloud = ({ busy, polite }: State): string => {
  if (!busy) return polite;
  if (busy.of === 0) return frame.working(busy.doing);
  const part = Math.floor((PARTS * busy.read) / busy.of);
  return frame.progress(busy.doing, Math.ceil((part * busy.of) / PARTS), busy.of);
};

const Way = ({ screen }: { screen: Screen }) => (
  <nav class="way frame-tools" aria-label={frame.way}>
    <ul>
      {(["round", ...STEPS] as const).map((to) => (
        <li key={to}>
          <a href={addressOf(to)} aria-current={to === screen ? "page" : undefined}>
            {frame.screens[to]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

export interface FrameProps {
  keeper: Keeper;
  state: State;
  screen: Screen;
  children: ComponentChildren;
}

export function Frame({ keeper, state, screen, children }: FrameProps) {
  const main = useRef<HTMLElement>(null);
  const skip = (event: Event): void => {
    event.preventDefault();
    main.current?.focus();
  };
  const { busy, writing, round, shelf } = state;
  const isInRound = shelf !== null && screen !== "ways" && screen !== "private";
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>
        {frame.skip}
      </a>
      <Header keeper={keeper} state={state} screen={screen} />
      {isInRound && round && <Way screen={screen} />}
      <main id="main" tabIndex={-1} ref={main}>
        {screen !== "private" && <Told keeper={keeper} state={state} screen={screen} />}
        {children}
      </main>
      {busy && (
        <section class="at-work" aria-label={frame.atWork}>
          <Progress busy={busy} onCancel={writing ? null : () => keeper.cancel()} />
        </section>
      )}
      <footer>
        <p>
          {frame.nothingLeaves} <a href={addressOf("private")}>{frame.howSure}</a>
        </p>
      </footer>
      <Live polite={aloud(state)} assertive={state.assertive} />
    </>
  );
}
