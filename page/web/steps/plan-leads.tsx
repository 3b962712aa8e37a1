/** The departments of the plan, each with who leads it and where its emails go. */
import type { Department } from "../protocol";
import { steps } from "../texts/steps";
import type { Of, Typed } from "./plan-typed";

export interface LeadsProps {
  departments: readonly Department[];
  typed: Typed;
  onType: (code: string, of: Of, value: string) => void;
}

const COLUMNS: { of: Of; head: string; kind: { type: "text" } | { type: "email" } }[] = [
  { of: "lead", head: steps.plan.lead, kind: { type: "text" } },
  { of: "email", head: steps.plan.email, kind: { type: "email" } },
];

/** On a narrow screen its cells stand one below another: the roles keep it a table for those who hear it. */
export function Leads({ departments, typed, onType }: LeadsProps) {
  return (
    <table class="leads" role="table">
      <caption>{steps.plan.leads}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {steps.plan.departmentHead}
          </th>
          {COLUMNS.map(({ of, head }) => (
            <th scope="col" role="columnheader" key={of}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {departments.map((department) => (
          <tr role="row" key={department.code}>
            <th scope="row" role="rowheader">
              {department.name} <span class="soft">{department.code}</span>
            </th>
            {COLUMNS.map(({ of, head, kind }) => (
              <td role="cell" class="field" key={of}>
                <label>
                  <span class="lead-label">
                    {head}
                    <span class="aside"> {steps.of(department.name)}</span>
                  </span>
                  <input
                    {...kind}
                    autocomplete="off"
                    value={typed.departments[department.code]?.[of] ?? department[of]}
                    onInput={(event) => onType(department.code, of, event.currentTarget.value)}
                  />
                </label>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
