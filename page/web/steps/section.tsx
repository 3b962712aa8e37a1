/** A section of a screen, on a sheet of its own, named by its heading. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

export function Section({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="sheet stack" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
