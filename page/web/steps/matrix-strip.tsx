/** The strip of subjects: how far each has come, and, opened, what it claims, what its rows show, and what is next. */
import { Disclosure } from "../parts";
import type { Department, Reached, Verdict } from "../protocol";
import { steps } from "../texts/steps";

/** So many rungs of three: none where nothing can be said yet. */
const RUNGS: Record<Reached, number | null> = {
  none: 0,
  foundation: 1,
  across: 2,
  enriched: 3,
  "not-judged": null,
  "not-answered": null,
  "no-return": null,
  "returned-empty": null,
};

export interface StripProps {
  verdicts: readonly Verdict[];
  departments: readonly Department[];
}

export function Strip({ verdicts, departments }: StripProps) {
  const names = new Map(departments.map(({ code, name }) => [code, name]));
  return (
    <ul class="plain strip">
      {verdicts.map((verdict) => (
        <li key={`${verdict.department} ${verdict.subject}`}>
          <Disclosure summary={<Line verdict={verdict} department={names.get(verdict.department) ?? verdict.department} />}>
            <Opened verdict={verdict} />
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}

function Ladder({ reached }: { reached: Reached }) {
  const rungs = RUNGS[reached];
  return (
    <span class={rungs === null ? "ladder ladder-unknown" : "ladder"} aria-hidden="true">
      {[1, 2, 3].map((rung) => (
        <span key={rung} class={rungs !== null && rung <= rungs ? `rung rung-${rung}` : "rung"} />
      ))}
    </span>
  );
}

function Line({ verdict, department }: { verdict: Verdict; department: string }) {
  const { subject, reached, words } = verdict;
  return (
    <span class="strip-line">
      <Ladder reached={reached} />
      <span class="strip-name">
        {subject} {department !== subject && <span class="soft">{department}</span>}
      </span>
      <span class="strip-words">{words}</span>
    </span>
  );
}

function Opened({ verdict }: { verdict: Verdict }) {
  const { claimed, evidenced, next, pockets } = verdict;
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{steps.matrix.claimed}</dt>
          <dd>{steps.reached[claimed]}</dd>
        </div>
        <div>
          <dt>{steps.matrix.evidenced}</dt>
          <dd>{steps.reached[evidenced]}</dd>
        </div>
      </dl>
      <Sentences title={steps.matrix.next} of={next} />
      <Sentences title={steps.matrix.pockets} of={pockets} />
    </>
  );
}

function Sentences({ title, of }: { title: string; of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {of.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
