/** Which screen is shown: the part of the address behind `#`, so that the browser's own *Back* works. */
import { useEffect, useState } from "preact/hooks";
import type { Screen } from "./hands";

const SCREENS: Screen[] = ["ways", "round", "plan", "workbooks", "returns", "corrections", "matrix", "private"];

const current = (): Screen => SCREENS.find((screen) => `#${screen}` === location.hash) ?? "ways";

export const addressOf = (screen: Screen): string => `#${screen}`;

export const go = (screen: Screen): void => {
  location.hash = screen;
};

/** The screen that is shown; `moved` hears of every change. */
export const useScreen = (moved: (from: Screen, to: Screen) => void): Screen => {
  const [screen, setScreen] = useState(current);
  useEffect(() => {
    const turn = (): void => {
      const to = current();
      if (to === screen) return;
      moved(screen, to);
      setScreen(to);
      scrollTo(0, 0);
    };
    addEventListener("hashchange", turn);
    return () => removeEventListener("hashchange", turn);
  }, [screen, moved]);
  return screen;
};
