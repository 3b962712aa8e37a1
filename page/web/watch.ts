/** What goes on around the screens: looking at the folder, drops that miss, and closing. */
import { useEffect } from "preact/hooks";

const PAUSE = 2_000;

/** A listing that takes long is made less often. */
const PAUSES_PER_LISTING = 4;

/** Looks at the folder from time to time while the page is seen, so that what is saved there appears by itself. */
export const useWatch = (glance: () => Promise<void>): void => {
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout>;
    const turn = async (): Promise<void> => {
      const began = performance.now();
      if (document.visibilityState === "visible") await glance();
      if (!over) timer = setTimeout(turn, Math.max(PAUSE, PAUSES_PER_LISTING * (performance.now() - began)));
    };
    timer = setTimeout(turn, PAUSE);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [glance]);
};

/** What is dropped beside the places for it is not opened instead of the page. */
export const useNothingDropped = (): void => {
  useEffect(() => {
    const keep = (event: DragEvent): void => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "none";
    };
    addEventListener("dragover", keep);
    addEventListener("drop", keep);
    return () => {
      removeEventListener("dragover", keep);
      removeEventListener("drop", keep);
    };
  }, []);
};

/** Asks before the page is closed while something would be lost. */
export const useAskBeforeClosing = (wouldLose: boolean): void => {
  useEffect(() => {
    if (!wouldLose) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [wouldLose]);
};
