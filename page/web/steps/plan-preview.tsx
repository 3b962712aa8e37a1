/** What the plan asks of whom, what to look at before it goes out, and what a changed plan changes. */
import { Disclosure } from "../parts";
import type { Department, Plan } from "../protocol";
import { steps } from "../texts/steps";
import { Scroll } from "./scroll";
import { Section } from "./section";

export function Preview({ plan: { departments, toLookAt, changes } }: { plan: Plan }) {
  return (
    <>
      {changes.length > 0 && (
        <Section title={steps.plan.changes}>
          <Sentences of={changes} />
        </Section>
      )}
      {toLookAt.length > 0 && (
        <Section title={steps.plan.toLookAt}>
          <Sentences of={toLookAt} />
        </Section>
      )}
      <Section title={steps.plan.asked}>
        <p>{steps.plan.askedHint}</p>
        <div>
          {departments.map((department) => (
            <Disclosure key={department.code} summary={<Asked {...department} />}>
              <Subjects {...department} />
            </Disclosure>
          ))}
        </div>
      </Section>
    </>
  );
}

function Sentences({ of }: { of: readonly string[] }) {
  return (
    <ul>
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function Asked({ name, lead, minutes }: Department) {
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
              <td>{subject.refs.join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
