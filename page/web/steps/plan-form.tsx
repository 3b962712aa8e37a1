/** What may be typed into the plan without opening it: only what was changed is saved. */
import type { Hands } from "../hands";
import { Button, Field } from "../parts";
import type { Round } from "../protocol";
import { steps } from "../texts/steps";
import { ways } from "../texts/ways";
import { Leads } from "./plan-leads";
import { amendments, says, useTyped, type Text } from "./plan-typed";

export function PlanForm({ hands, round }: { hands: Hands; round: Round }) {
  const { typed, type, typeOf, tidy, forget } = useTyped(round);
  const changed = amendments(round, typed);
  const field = (text: Text): { value: string; onInput: (value: string) => void } => ({
    value: typed.texts[text] ?? says(round, text),
    onInput: (value) => type(text, value),
  });
  const save = (event: Event): void => {
    event.preventDefault();
    if (changed === null || hands.busy !== null) return;
    tidy();
    void hands.act({ do: "amend", amendments: changed });
  };
  return (
    <form class="stack" noValidate onSubmit={save}>
      <p>
        {steps.plan.setting}: <strong>{ways.settings[round.setting]}</strong>
      </p>
      <div class="fields">
        <Field label={steps.plan.school} autocomplete="organization" {...field("school")} />
        <Field label={steps.plan.label} hint={steps.plan.labelHint} {...field("label")} />
        <Field label={steps.plan.leader} {...field("leader")} />
        <Field label={steps.plan.leaderEmail} type="email" {...field("leaderEmail")} />
        <Field label={steps.plan.due} type="date" hint={round.due} {...field("due")} />
      </div>
      <Leads departments={round.plan.departments} typed={typed} onType={typeOf} />
      <div class="row save">
        <Button kind="main" type="submit" busy={changed === null || hands.busy !== null}>
          {steps.plan.save}
        </Button>
        {changed !== null && <Button onClick={forget}>{steps.plan.undo}</Button>}
        <p role="status">{changed === null ? steps.plan.nothingTyped : steps.plan.notSaved}</p>
      </div>
    </form>
  );
}
