/**
 * What has the focus may go, as a file does that was settled: then the heading above it takes the focus, so that nobody who
 * does not point with a mouse begins again at the top of the page.
 */
import { useEffect, useRef } from "preact/hooks";

interface Focused {
  element: Element;
  /** The headings above it, nearest first. */
  above: HTMLElement[];
}

/** Hears where the focus goes; looks after it each time that the screen was drawn anew. */
export function useFocusKept(): (event: FocusEvent) => void {
  const last = useRef<Focused | null>(null);
  useEffect(() => {
    if (last.current === null || last.current.element.isConnected || document.activeElement !== document.body) return;
    last.current.above.find((heading) => heading.isConnected)?.focus();
  });
  return ({ target, currentTarget }) => {
    if (!(target instanceof Element) || !(currentTarget instanceof Element)) return;
    const above = [target.closest("section")?.querySelector("h2"), currentTarget.querySelector("h1")];
    last.current = { element: target, above: above.filter((heading) => heading instanceof HTMLElement) };
  };
}
