/** Workbooks out: they are made, opened, and sent to whom they are for. */
import type { Hands } from "../hands";
import { Tag } from "../parts";
import type { Workbook } from "../protocol";
import { steps } from "../texts/steps";
import { Drafts } from "./draft";
import { Made } from "./made";
import { Screen } from "./screen";
import { Section } from "./section";
import { Make } from "./workbooks-make";

export function WorkbooksScreen({ hands }: { hands: Hands }) {
  return (
    <Screen hands={hands} step="workbooks">
      {(round) => {
        const made = round.workbooks.filter(({ at }) => at !== null);
        return (
          <>
            <Section title={made.length < round.workbooks.length ? steps.workbooks.make : steps.workbooks.again}>
              <Make hands={hands} workbooks={round.workbooks} />
            </Section>
            <Section title={steps.workbooks.list}>
              {made.length === 0 ? <p>{steps.workbooks.none}</p> : <p>{steps.mailHint}</p>}
              {made.length > 0 && (
                <ul class="plain cards">
                  {round.workbooks.map((workbook) => (
                    <li key={workbook.code}>
                      <Card hands={hands} workbook={workbook} />
                    </li>
                  ))}
                </ul>
              )}
            </Section>
          </>
        );
      }}
    </Screen>
  );
}

function Card({ hands, workbook }: { hands: Hands; workbook: Workbook }) {
  const { name, at, drafts } = workbook;
  return (
    <div class="card stack">
      <h3>
        {name} {at === null && <Tag>{steps.workbooks.notMade}</Tag>}
      </h3>
      {at !== null && <Made hands={hands} at={at} of={name} />}
      <Drafts hands={hands} drafts={drafts} />
    </div>
  );
}
