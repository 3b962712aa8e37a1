/** Corrections: what goes back to be mended, and the receipts for what need not. */
import type { Hands } from "../hands";
import type { Correction, Draft, Round } from "../protocol";
import { steps } from "../texts/steps";
import { Drafts } from "./draft";
import { Made } from "./made";
import { Screen } from "./screen";
import { Section } from "./section";

/** Drafts that go out with no workbook. */
const receipts = (round: Round): Draft[] => round.corrections.filter(({ at }) => at === null).flatMap(({ drafts }) => drafts);

export function CorrectionsScreen({ hands }: { hands: Hands }) {
  return (
    <Screen hands={hands} step="corrections">
      {(round) => {
        const made = round.corrections.filter(({ at }) => at !== null);
        const thanks = receipts(round);
        return (
          <>
            <Section title={steps.corrections.list}>
              <p>{made.length === 0 ? steps.corrections.none : steps.corrections.about}</p>
              {made.length > 0 && (
                <ul class="plain cards">
                  {made.map((correction) => (
                    <li key={correction.code}>
                      <Card hands={hands} correction={correction} />
                    </li>
                  ))}
                </ul>
              )}
            </Section>
            {thanks.length > 0 && (
              <Section title={steps.corrections.receipts}>
                <p>{steps.corrections.receiptsHint}</p>
                <Drafts hands={hands} drafts={thanks} />
              </Section>
            )}
          </>
        );
      }}
    </Screen>
  );
}

function Card({ hands, correction }: { hands: Hands; correction: Correction }) {
  const { name, at, errors, queries, drafts } = correction;
  return (
    <div class="card stack">
      <h3>
        {name} <span class="soft counts">{steps.found(errors, queries)}</span>
      </h3>
      {at !== null && <Made hands={hands} at={at} of={name} />}
      <Drafts hands={hands} drafts={drafts} />
    </div>
  );
}
