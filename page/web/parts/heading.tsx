/** The heading of a screen: the focus goes to it when the screen is come to, and the window is named after it. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { frame } from "../texts/frame";

let first = true;

export function Heading({ title, caption }: { title: string; caption?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    // The first screen is where a page begins anyway.
    if (first) first = false;
    else heading.current?.focus();
  }, []);
  useLayoutEffect(() => {
    document.title = frame.window(title);
  }, [title]);
  return (
    <div class="heading">
      {caption && <p class="soft">{caption}</p>}
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
    </div>
  );
}
