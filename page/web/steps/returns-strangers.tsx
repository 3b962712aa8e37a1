/** Files that belong to no department: somebody who knows says whose they are, or that they do not count. */
import { useState } from "preact/hooks";
import type { Hands } from "../hands";
import { Button, Disclosure } from "../parts";
import type { Return, Workbook } from "../protocol";
import { steps } from "../texts/steps";
import { useDrawn } from "./drawn";
import { Pick } from "./pick";
import { Findings } from "./returns-findings";
import { Saved } from "./returns-saved";

export interface StrangersProps {
  hands: Hands;
  strangers: readonly Return[];
  /** Whose it may be. */
  workbooks: readonly Workbook[];
}

/** So many are drawn at a time. */
const AT_A_TIME = 8;

function Cards({ hands, strangers, workbooks }: StrangersProps) {
  const drawn = useDrawn(strangers.length, AT_A_TIME);
  return (
    <ul class="plain cards">
      {strangers.slice(0, drawn).map((file) => (
        <li key={file.file}>
          <Stranger hands={hands} file={file} workbooks={workbooks} />
        </li>
      ))}
    </ul>
  );
}

export function Strangers({ hands, strangers, workbooks }: StrangersProps) {
  const open = strangers.filter(({ withdrawn }) => !withdrawn);
  const dropped = strangers.filter(({ withdrawn }) => withdrawn);
  return (
    <>
      {open.length > 0 && <Cards hands={hands} strangers={open} workbooks={workbooks} />}
      {dropped.length > 0 && (
        <Disclosure summary={steps.returns.dropped(dropped.length)}>
          <Cards hands={hands} strangers={dropped} workbooks={workbooks} />
        </Disclosure>
      )}
    </>
  );
}

function Stranger({ hands, file, workbooks }: { hands: Hands; file: Return; workbooks: readonly Workbook[] }) {
  const [whose, setWhose] = useState("");
  const { file: at, name, withdrawn, findings } = file;
  const options = [{ value: "", label: steps.returns.choose }, ...workbooks.map(({ code, name }) => ({ value: code, label: name }))];
  const busy = hands.busy !== null;
  const settle = withdrawn ? { keep: at } : { drop: at };
  return (
    <div class="card stack">
      <h3 class="path">{name}</h3>
      <Saved file={file} />
      <Findings findings={findings} of={name} />
      <div class="row settle">
        <Pick label={steps.returns.whose} of={steps.of(name)} options={options} value={whose} onPick={setWhose} />
        <Button
          of={steps.of(name)}
          busy={busy || whose === ""}
          onClick={() => void hands.act({ do: "check", settle: [{ whose: [whose, at] }] })}
        >
          {steps.returns.settle}
        </Button>
        <Button
          kind="quiet"
          of={steps.of(name)}
          busy={busy}
          onClick={() => void hands.act({ do: "check", settle: [settle] })}
        >
          {withdrawn ? steps.returns.countAgain : steps.returns.withdraw}
        </Button>
      </div>
    </div>
  );
}
