/** Something to type, and something to choose: each with its label, its hint and what is wrong with it. */
import { useId } from "preact/hooks";

/** Each kind as its attribute: what may stand beside it differs by kind. */
const KINDS = { text: { type: "text" }, email: { type: "email" }, date: { type: "date" } } as const;

export interface FieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string | undefined;
  error?: string | undefined;
  type?: keyof typeof KINDS;
  /** So many lines are seen, where a text may take several. */
  lines?: number;
  /** What the browser may offer: `organization`, `email`, `name`. */
  autocomplete?: string;
}

export function Field({ label, value, onInput, hint, error, type = "text", lines, autocomplete = "off" }: FieldProps) {
  const id = useId();
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const shared = {
    id,
    value,
    "aria-describedby": told || undefined,
    "aria-invalid": error ? ("true" as const) : undefined,
  };
  return (
    <div class={error ? "field field-wrong" : "field"}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {lines === undefined ? (
        <input {...KINDS[type]} {...shared} autocomplete={autocomplete} onInput={(event) => onInput(event.currentTarget.value)} />
      ) : (
        <textarea {...shared} rows={lines} onInput={(event) => onInput(event.currentTarget.value)} />
      )}
    </div>
  );
}

export interface ChoiceProps<Value extends string> {
  legend: string;
  hint?: string | undefined;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChoose: (value: Value) => void;
}

export function Choice<Value extends string>({ legend, hint, options, value, onChoose }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <fieldset class="field" aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend>{legend}</legend>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {options.map((option) => (
        <div class="choice" key={option.value}>
          <input
            type="radio"
            id={`${id}-${option.value}`}
            name={id}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          <label for={`${id}-${option.value}`}>{option.label}</label>
        </div>
      ))}
    </fieldset>
  );
}
