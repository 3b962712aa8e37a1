/** Long lists are drawn some at a time, so that the page answers meanwhile. */
import { useEffect, useState } from "preact/hooks";

/** How many of so many are drawn by now, so many more at each turn. */
export function useDrawn(count: number, step: number): number {
  const [drawn, setDrawn] = useState(step);
  useEffect(() => {
    if (drawn >= count) return;
    const timer = setTimeout(() => setDrawn(drawn + step), 0);
    return () => clearTimeout(timer);
  }, [drawn, step, count]);
  return Math.min(drawn, count);
}
