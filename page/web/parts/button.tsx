/** A button: `main` is the one thing to do next, `quiet` one among many, `danger` takes something away. */
import type { ComponentChildren } from "preact";

export interface ButtonProps {
  kind?: "main" | "plain" | "quiet" | "danger";
  /** At work: it stays where it is, keeps the focus, and does nothing. */
  busy?: boolean;
  /** What it is of, for those who hear it alone: `Open` … `the workbook of Science`. */
  of?: string;
  /** Of one that shows and hides something: whether it is shown. */
  expanded?: boolean;
  onClick?: () => void;
  type?: "button" | "submit";
  id?: string;
  children: ComponentChildren;
}

export function Button({ kind = "plain", busy = false, of, expanded, onClick, type = "button", id, children }: ButtonProps) {
  const press = (event: Event): void => {
    if (busy) event.preventDefault();
    else onClick?.();
  };
  return (
    <button
      type={type}
      id={id}
      class={`button button-${kind}`}
      aria-disabled={busy ? "true" : undefined}
      aria-expanded={expanded}
      onClick={press}
    >
      {children}
      {of && <span class="aside"> {of}</span>}
    </button>
  );
}
