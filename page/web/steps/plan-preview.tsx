/** What the plan asks of whom, what to look at before it goes out, and what a changed plan changes. */
import { Disclosure } from "../parts";
import type { Department, Plan } from "../protocol";
import { steps } from "../texts/steps";
import { PartShown } from "./part";
import { Scroll } from "./scroll";
import { Section } from "./section";

export function LookAt({ plan: { toLookAt, changes } }: { plan: Plan }) {
  return (
    <>
      {toLookAt && (
        <Section title={steps.plan.toLookAt}>
          <PartShown part={toLookAt} />
        </Section>
      )}
      {changes.some(({ nothing }) => !nothing) && (
        <Section title={steps.plan.changes}>
          {changes.map((part) => (
            <PartShown key={part.title} part={part} />
          ))}
        </Section>
      )}
    </>
  );
}

export function Asked({ departments }: { departments: readonly Department[] }) {
  return (
    <Section title={steps.plan.asked}>
      <p>{steps.plan.askedHint}</p>
      <div>
        {departments.map((department) => (
          <Disclosure key={department.code} summary={<Name {...department} />}>
            <Subjects {...department} />
          </Disclosure>
        ))}
      </div>
    </Section>
  );
}

function Name({ name, lead, minutes }: Department) {
  return (
    <>
      {name} <span class="asked">{steps.plan.minutesOf(lead, minutes)}</span>
    </>
  );
}

function Subjects({ name, subjects }: Department) {
  const caption = steps.plan.subjectsOf(name);
  return (
    <Scroll label={caption}>
      <table class="lined">
        <caption class="aside">{caption}</caption>
        <thead>
          <tr>
            {steps.plan.subjectHeads.map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {subjects.map((subject) => (
            <tr key={subject.name}>
              <th scope="row">{subject.name}</th>
              <td>{subject.stages}</td>
              <td class="number">{subject.minutes}</td>
              <td class="number">{subject.outcomes}</td>
              <td class="number">{subject.statements}</td>
              <td class="long">{subject.refs.join("; ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
