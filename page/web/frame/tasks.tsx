/** The round as a list of its steps: how each stands, in words, what comes next, and one button for it. */
import { Button, Heading, Stands } from "../parts";
import type { Round, Standing, Today } from "../protocol";
import { addressOf, go } from "../route";
import { PartShown } from "../steps/part";
import { frame } from "../texts/frame";

/** What comes first: what needs a look, then what is next, then what is under way. */
const FIRST: Standing["state"][] = ["attention", "next", "going"];

const firstOf = (steps: Standing[]): Standing | undefined =>
  FIRST.map((state) => steps.find((one) => one.state === state)).find((one) => one !== undefined) ?? steps.at(-1);

const Task = ({ standing, isMain }: { standing: Standing; isMain: boolean }) => {
  const { step, state, words, next } = standing;
  return (
    <li class={isMain ? "task task-main" : "task"}>
      <div class="task-words">
        <h2>
          <a href={addressOf(step)}>{frame.screens[step]}</a>
        </h2>
        <p>{words}</p>
        {!isMain && next && <p class="soft">{next}</p>}
      </div>
      <Stands state={state} />
      {isMain && (
        <div class="task-button">
          <Button kind="main" onClick={() => go(step)}>
            {next || frame.goTo(frame.screens[step])}
          </Button>
        </div>
      )}
    </li>
  );
};

const Doing = ({ parts, next }: Today) => (
  <section class="stack" aria-labelledby="today">
    <h2 id="today">{frame.today}</h2>
    <p>{next}</p>
    {parts.map((part) => (
      <PartShown key={part.title} part={part} />
    ))}
  </section>
);

export function Tasks({ school, label, due, today, steps }: Round) {
  const main = firstOf(steps);
  return (
    <div class="stack">
      <Heading title={school || frame.noSchool} caption={label} />
      <p class="lead">{due}</p>
      <Doing {...today} />
      <ol class="tasks">
        {steps.map((standing) => (
          <Task key={standing.step} standing={standing} isMain={standing === main} />
        ))}
      </ol>
    </div>
  );
}
