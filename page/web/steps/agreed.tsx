/** The next step of each subject: what is proposed, and what the Careers Leader agrees with it. Only what was changed is saved. */
import type { Hands } from "../hands";
import { Button, Disclosure, Field } from "../parts";
import type { Agreed, AgreedOf, AgreedStep } from "../protocol";
import { steps } from "../texts/steps";
import { type Cell, changes, says, type Typing, useAgreed } from "./agreed-typed";

export interface AgreedStepsProps {
  hands: Hands;
  agreed: Agreed;
  /** Whether the plan can be typed into here. */
  canAmend: boolean;
}

export function AgreedSteps({ hands, agreed, canAmend }: AgreedStepsProps) {
  const typing = useAgreed(agreed);
  const changed = changes(agreed, typing.typed);
  const save = (event: Event): void => {
    event.preventDefault();
    if (changed !== null && hands.busy === null) void hands.act({ do: "agree", ...changed });
  };
  return (
    <form class="stack" noValidate onSubmit={save}>
      <p>{steps.agreed.about}</p>
      <p class="soft">{steps.agreed.both}</p>
      {agreed.kept !== null && <p>{agreed.kept}</p>}
      <ul class="plain strip">
        {agreed.departments.map((one) => (
          <li key={one.code}>
            <Disclosure summary={<Line of={one} />}>
              <OfDepartment of={one} typing={typing} canAmend={canAmend} />
            </Disclosure>
          </li>
        ))}
      </ul>
      <div class="row save">
        <Button kind="main" type="submit" busy={changed === null || hands.busy !== null}>
          {steps.agreed.save}
        </Button>
        {changed !== null && <Button onClick={typing.forget}>{steps.plan.undo}</Button>}
        <p role="status">{changed === null ? steps.plan.nothingTyped : steps.plan.notSaved}</p>
      </div>
    </form>
  );
}

function Line({ of: { name, subjects } }: { of: AgreedOf }) {
  const agreed = subjects.filter(({ step }) => step !== "").length;
  return (
    <span class="agreed-line">
      <span>{name}</span> <span class="soft">{steps.agreed.so(agreed, subjects.length)}</span>
    </span>
  );
}

interface OfDepartmentProps {
  of: AgreedOf;
  typing: Typing;
  canAmend: boolean;
}

function OfDepartment({ of: { code, champion, subjects }, typing, canAmend }: OfDepartmentProps) {
  return (
    <>
      {subjects.map((step) => (
        <OfSubject key={step.name} step={step} typing={typing} />
      ))}
      {canAmend ? (
        <Field
          label={steps.agreed.champion}
          hint={steps.agreed.championHint}
          value={typing.typed.champions[code] ?? champion}
          onInput={(text) => typing.name(code, text)}
        />
      ) : (
        <p>
          {steps.agreed.champion}: {champion || steps.agreed.nobody}
        </p>
      )}
    </>
  );
}

function OfSubject({ step, typing: { typed, type } }: { step: AgreedStep; typing: Typing }) {
  const { name, before, proposed, doubts } = step;
  const field = (cell: Cell): { value: string; onInput: (text: string) => void } => ({
    value: typed.steps[name]?.[cell] ?? says(step, cell),
    onInput: (text) => type(name, cell, text),
  });
  const own = field("step");
  return (
    <fieldset class="agreed-step stack">
      <legend>{name}</legend>
      {before.map(({ step: last, done, why }) => (
        <p key={last}>
          <span class="soft">{steps.agreed.before}</span> {last} <strong>{steps.agreed.done(done)}</strong>{" "}
          {why !== null && <span class="soft">{why}</span>}
        </p>
      ))}
      <p>
        <span class="soft">{steps.agreed.proposed}</span> {proposed}
      </p>
      <Button of={steps.of(name)} busy={own.value === proposed} onClick={() => type(name, "step", proposed)}>
        {steps.agreed.agree}
      </Button>
      <Field label={steps.agreed.step} lines={3} {...own} />
      <div class="fields">
        <Field label={steps.agreed.owner} {...field("owner")} />
        <Field label={steps.agreed.by} type="date" {...field("by")} />
      </div>
      {doubts.map((doubt) => (
        <p class="field-error" key={doubt}>
          {doubt}
        </p>
      ))}
    </fieldset>
  );
}
