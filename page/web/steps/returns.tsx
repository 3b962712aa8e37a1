/** Returns: what came back is put in, and the board says what it is worth. */
import type { Hands } from "../hands";
import { Button, FileDrop } from "../parts";
import type { Draft, Round } from "../protocol";
import { steps } from "../texts/steps";
import { Drafts } from "./draft";
import { BoardList } from "./returns-board";
import { Strangers } from "./returns-strangers";
import { Screen } from "./screen";
import { Section } from "./section";

/** Drafts that ask for a return: those that answer one are on the screen of the corrections. */
const chasers = (round: Round): Draft[] => {
  const answers = new Set(round.corrections.flatMap(({ drafts }) => drafts.map(({ at }) => at)));
  return round.board.departments.flatMap(({ drafts }) => drafts.filter(({ at }) => !answers.has(at)));
};

export function ReturnsScreen({ hands }: { hands: Hands }) {
  const busy = hands.busy !== null;
  return (
    <Screen hands={hands} step="returns">
      {(round) => {
        const { total, departments, strangers } = round.board;
        const drafts = chasers(round);
        return (
          <>
            <Section title={steps.returns.put}>
              <p>{hands.inFolder ? steps.returns.putInFolder : steps.returns.putHint}</p>
              <FileDrop
                label={steps.returns.drop}
                hint={steps.returns.dropHint}
                busy={busy}
                onFiles={(files) => void hands.take(files)}
              />
              <Button kind="main" busy={busy} onClick={() => void hands.act({ do: "check", settle: [] })}>
                {steps.returns.check}
              </Button>
              <p class="soft">{steps.returns.checkHint}</p>
            </Section>
            {strangers.length > 0 && (
              <Section title={steps.returns.strangers}>
                <Strangers hands={hands} strangers={strangers} workbooks={round.workbooks} />
              </Section>
            )}
            <Section title={steps.returns.board}>
              {total.length === 0 ? (
                <p>{steps.returns.none}</p>
              ) : (
                <ul class="totals">
                  {total.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              )}
              <BoardList hands={hands} departments={departments} />
            </Section>
            {drafts.length > 0 && (
              <Section title={steps.returns.chasers}>
                <p>{steps.mailHint}</p>
                <Drafts hands={hands} drafts={drafts} />
              </Section>
            )}
          </>
        );
      }}
    </Screen>
  );
}
