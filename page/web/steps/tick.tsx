/** A box to tick. */
import { useId } from "preact/hooks";

export interface TickProps {
  label: string;
  /** What it is of, for those who hear it alone. */
  of?: string;
  hint?: string;
  ticked: boolean;
  /** Where it says that it was not done, the box goes back. */
  onTick: (ticked: boolean) => Promise<boolean> | void;
}

export function Tick({ label, of, hint, ticked, onTick }: TickProps) {
  const id = useId();
  const change = async (box: HTMLInputElement): Promise<void> => {
    if ((await onTick(box.checked)) === false) box.checked = ticked;
  };
  return (
    <div class="tick">
      <div class="choice">
        <input
          type="checkbox"
          id={id}
          checked={ticked}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => void change(event.currentTarget)}
        />
        <label for={id}>
          {label}
          {of && <span class="aside"> {of}</span>}
        </label>
      </div>
      {hint && (
        <p class="tick-hint soft" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
