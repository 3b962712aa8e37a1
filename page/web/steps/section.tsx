/** A section of a screen, on a sheet of its own, named by its heading. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

export interface SectionProps {
  title: string;
  /** Whether it takes all the room that a wide screen has. */
  wide?: boolean;
  children: ComponentChildren;
}

export function Section({ title, wide = false, children }: SectionProps) {
  const id = useId();
  return (
    <section class={wide ? "sheet sheet-wide stack" : "sheet stack"} aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
