/**
 * A box before the screen: it takes the focus, and gives it back to where it was. One that asks keeps the focus till it is
 * answered; one that only tells closes by itself when the focus goes elsewhere.
 */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Button } from "../parts";

export interface BoxProps {
  title: string;
  /** Whether it must be answered before anything else is done. */
  asks: boolean;
  /** What its button says that closes it. */
  close: string;
  onClose: () => void;
  /** What it holds; `shut` closes it. */
  children: (shut: () => void) => ComponentChildren;
}

export function Box({ title, asks, close, onClose, children }: BoxProps) {
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (asks) box.current?.showModal();
    else box.current?.show();
  }, []);
  const shut = (): void => box.current?.close();
  const leave = ({ relatedTarget }: FocusEvent): void => {
    if (!asks && relatedTarget instanceof Node && !box.current?.contains(relatedTarget)) shut();
  };
  const press = (event: KeyboardEvent): void => {
    if (!asks && event.key === "Escape") shut();
  };
  return (
    <dialog
      class={asks ? "box" : "box box-tells"}
      aria-labelledby={id}
      ref={box}
      onClose={onClose}
      onFocusOut={leave}
      onKeyDown={press}
    >
      <div class="box-inner stack">
        <h2 id={id} tabIndex={-1} autofocus>
          {title}
        </h2>
        {children(shut)}
        <Button onClick={shut}>{close}</Button>
      </div>
    </dialog>
  );
}
