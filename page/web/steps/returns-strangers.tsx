/** Files that belong to no department: somebody who knows says whose they are, or that they do not count. */
import { useState } from "preact/hooks";
import type { Hands } from "../hands";
import { Button, Disclosure } from "../parts";
import type { Return, Workbook } from "../protocol";
import { steps } from "../texts/steps";
import { Pick } from "./pick";
import { Findings } from "./returns-findings";
import { Saved } from "./returns-saved";

export interface StrangersProps {
  hands: Hands;
  strangers: readonly Return[];
  /** Whose it may be. */
  workbooks: readonly Workbook[];
}

export function Strangers({ hands, strangers, workbooks }: StrangersProps) {
  const cards = (files: readonly Return[]) => (
    <ul class="plain cards">
      {files.map((file) => (
        <li key={file.file}>
          <Stranger hands={hands} file={file} workbooks={workbooks} />
        </li>
      ))}
    </ul>
  );
  const open = strangers.filter(({ withdrawn }) => !withdrawn);
  const dropped = strangers.filter(({ withdrawn }) => withdrawn);
  return (
    <>
      {open.length > 0 && cards(open)}
      {dropped.length > 0 && <Disclosure summary={steps.returns.dropped(dropped.length)}>{cards(dropped)}</Disclosure>}
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
