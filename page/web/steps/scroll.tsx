/** A region that a wide table scrolls in, by touch, by wheel and by keyboard. */
import type { ComponentChildren } from "preact";

export interface ScrollProps {
  label: string;
  /** Whether it scrolls both ways, with headers that stay. */
  both?: boolean;
  children: ComponentChildren;
}

export function Scroll({ label, both = false, children }: ScrollProps) {
  return (
    <div class={both ? "scroll scroll-both" : "scroll"} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
