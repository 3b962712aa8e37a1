/** Corrections: what goes back to be mended, and the receipts for what need not. */
import type { Hands } from "../hands";
import { Button, Tag } from "../parts";
import type { Correction, Draft } from "../protocol";
import { steps } from "../texts/steps";
import { Drafts } from "./draft";
import { Made } from "./made";
import { Screen } from "./screen";
import { Section } from "./section";

/** Something is still asked of it. */
const isAsked = ({ errors, queries }: Correction): boolean => errors + queries > 0;

/** Drafts that thank: of returns that are as they should be. */
const receipts = (corrections: readonly Correction[]): Draft[] =>
  corrections.flatMap(({ drafts }) => drafts.filter(({ kind }) => kind === "receipt"));

export function CorrectionsScreen({ hands }: { hands: Hands }) {
  return (
    <Screen hands={hands} step="corrections">
      {({ corrections }) => {
        const asked = corrections.filter(isAsked);
        const thanks = receipts(corrections.filter((one) => !isAsked(one)));
        return (
          <>
            <Section title={steps.corrections.list}>
              <p>{asked.length === 0 ? steps.corrections.none : steps.corrections.about}</p>
              {asked.some(({ at }) => at === null) && (
                <Button
                  kind="main"
                  busy={hands.busy !== null}
                  onClick={() => void hands.act({ do: "check", settle: [] })}
                >
                  {steps.corrections.make}
                </Button>
              )}
              {asked.length > 0 && <p>{steps.mailHint}</p>}
              {asked.length > 0 && (
                <ul class="plain cards">
                  {asked.map((correction) => (
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
        {name} <span class="soft counts">{steps.found(errors, queries)}</span>{" "}
        {at === null && <Tag>{steps.corrections.notMade}</Tag>}
      </h3>
      {at !== null && <Made hands={hands} at={at} of={name} />}
      <Drafts hands={hands} drafts={drafts} />
    </div>
  );
}
