/** One of a list, where the list may be long. */
import { useId } from "preact/hooks";

export interface PickProps {
  label: string;
  /** What it is of, for those who hear it alone. */
  of?: string;
  options: readonly { value: string; label: string }[];
  value: string;
  onPick: (value: string) => void;
}

export function Pick({ label, of, options, value, onPick }: PickProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>
        {label}
        {of && <span class="aside"> {of}</span>}
      </label>
      <select id={id} value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
