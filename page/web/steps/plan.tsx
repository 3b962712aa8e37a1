/** The plan: where it lies, what may be typed here, and what it asks of whom. */
import type { Hands } from "../hands";
import type { Round } from "../protocol";
import { steps } from "../texts/steps";
import { ways } from "../texts/ways";
import { Made } from "./made";
import { PlanForm } from "./plan-form";
import { Asked, LookAt } from "./plan-preview";
import { Screen } from "./screen";
import { Section } from "./section";

export function PlanScreen({ hands }: { hands: Hands }) {
  return (
    <Screen hands={hands} step="plan">
      {(round) => (
        <>
          <Section title={steps.plan.file}>
            <p>{hands.inFolder ? steps.plan.about : steps.plan.aboutMemory}</p>
            {hands.inFolder ? (
              <p class="path">{steps.inFolder(round.plan.at)}</p>
            ) : (
              <Made hands={hands} at={round.plan.at} of={steps.plan.name} />
            )}
          </Section>
          <LookAt plan={round.plan} />
          <Section title={steps.plan.facts}>
            {round.plan.canAmend ? <PlanForm hands={hands} round={round} /> : <PlanFacts round={round} />}
          </Section>
          <Asked departments={round.plan.departments} />
        </>
      )}
    </Screen>
  );
}

/** Of a plan that this page cannot type into: what it says. */
function PlanFacts({ round }: { round: Round }) {
  const facts: [string, string][] = [
    [steps.plan.setting, ways.settings[round.setting]],
    [steps.plan.school, round.school],
    [steps.plan.label, round.label],
    [steps.plan.due, round.due],
    [steps.plan.leader, round.leader],
    [steps.plan.leaderEmail, round.leaderEmail],
  ];
  return (
    <>
      <p>{steps.plan.fixed(round.plan.at)}</p>
      <dl class="facts">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <ul>
        {round.plan.departments.map(({ code, name, lead, email }) => (
          <li key={code}>{steps.plan.department(name, lead, email)}</li>
        ))}
      </ul>
    </>
  );
}
