/** The summary of what is wrong: it takes the focus when it appears, and says where, what, and how to mend it. */
import { useEffect, useId, useRef } from "preact/hooks";
import type { Refused } from "../protocol";

export function Faults({ refused, title }: { refused: Refused; title: string }) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => box.current?.focus(), [refused]);
  return (
    <div class="faults" role="alert" aria-labelledby={id} tabIndex={-1} ref={box}>
      <h2 id={id}>{title}</h2>
      <p>{refused.text}</p>
      {refused.faults.length > 0 && (
        <ul>
          {refused.faults.map(({ place, message, fix }) => (
            <li key={`${place} ${message}`}>
              <span class="fault-place">{place}: </span>
              {message}
              <p class="fault-fix">{fix}</p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
