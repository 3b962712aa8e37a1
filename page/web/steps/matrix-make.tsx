/** The matrix is made, the pack of it and the careers programme; where it is early for SLT, that is said, and the draft is offered all the same. */
import type { Hands } from "../hands";
import { Button } from "../parts";
import type { Draft, Matrix } from "../protocol";
import { steps } from "../texts/steps";
import { Drafts } from "./draft";
import { Made } from "./made";
import { Section } from "./section";

export interface MakeProps {
  hands: Hands;
  matrix: Matrix;
  drafts: readonly Draft[];
}

export function Make({ hands, matrix, drafts }: MakeProps) {
  const { stale, files } = matrix;
  // Once the draft is there, nothing holds it back.
  const early = drafts.some(({ kind }) => kind === "slt") ? null : matrix.early;
  const busy = hands.busy !== null;
  return (
    <>
      <Section title={steps.matrix.make}>
        <p>{steps.matrix.about}</p>
        {stale !== null && <p class="early">{stale}</p>}
        <div class="row">
          <Button kind="main" busy={busy} onClick={() => void hands.act({ do: "consolidate", early: false })}>
            {steps.matrix.makeIt}
          </Button>
          <Button busy={busy} onClick={() => void hands.act({ do: "pack" })}>
            {steps.matrix.pack}
          </Button>
          <Button busy={busy} onClick={() => void hands.act({ do: "consolidate", early: false, programme: true })}>
            {steps.matrix.programme}
          </Button>
        </div>
        <p class="soft">{steps.matrix.packHint}</p>
        <p class="soft">{steps.matrix.programmeHint}</p>
        {early !== null && (
          <div class="early stack">
            <p>{early}</p>
            <Button busy={busy} onClick={() => void hands.act({ do: "consolidate", early: true })}>
              {steps.matrix.early}
            </Button>
          </div>
        )}
      </Section>
      {files.length > 0 && (
        <Section title={steps.matrix.files}>
          <ul class="plain files">
            {files.map(({ title, at }) => (
              <li key={at}>
                <h3>{title}</h3>
                <Made hands={hands} at={at} of={title} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {drafts.length > 0 && (
        <Section title={steps.matrix.drafts}>
          <p>{steps.mailHint}</p>
          <Drafts hands={hands} drafts={drafts} />
        </Section>
      )}
    </>
  );
}
