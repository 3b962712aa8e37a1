/** Matrix and SLT: what the returns come to, the files that are made of it, and what leaders are told. */
import type { Hands } from "../hands";
import type { Matrix, Plan } from "../protocol";
import { steps } from "../texts/steps";
import { AgreedSteps } from "./agreed";
import { Asks, Gaps } from "./matrix-gaps";
import { Make } from "./matrix-make";
import { CoverageMap } from "./matrix-map";
import { Strip } from "./matrix-strip";
import { Screen } from "./screen";
import { Section } from "./section";

export function MatrixScreen({ hands }: { hands: Hands }) {
  return (
    <Screen hands={hands} step="matrix">
      {({ matrix, drafts, plan }) => {
        const empty = matrix.strip.every(({ reached }) => reached === "no-return");
        return (
          <>
            <Make hands={hands} matrix={empty ? { ...matrix, early: null, stale: null } : matrix} drafts={drafts} />
            {empty ? <p class="sheet">{steps.matrix.none}</p> : <Seen hands={hands} matrix={matrix} plan={plan} />}
          </>
        );
      }}
    </Screen>
  );
}

function Seen({ hands, matrix, plan }: { hands: Hands; matrix: Matrix; plan: Plan }) {
  const { departments, canAmend } = plan;
  const { position, restsOn, notReturned, changed, moved, strip, coverage, gaps, asks, agreed } = matrix;
  const sentences = [restsOn, notReturned, changed ?? "", ...moved].filter((sentence) => sentence !== "");
  return (
    <>
      <Section title={steps.matrix.position}>
        <p class="position">{position}</p>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Section>
      <Section title={steps.matrix.strip}>
        <Strip verdicts={strip} departments={departments} />
      </Section>
      <Section title={steps.agreed.title}>
        <AgreedSteps hands={hands} agreed={agreed} canAmend={canAmend} />
      </Section>
      <Section title={steps.matrix.map} wide>
        <CoverageMap coverage={coverage} />
      </Section>
      {gaps.length > 0 && (
        <Section title={steps.matrix.gaps} wide>
          <Gaps tables={gaps} />
        </Section>
      )}
      {asks.length > 0 && (
        <Section title={steps.matrix.asks}>
          <Asks asks={asks} />
        </Section>
      )}
    </>
  );
}
