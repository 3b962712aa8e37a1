/** One file that came back: what it is, whether it counts, and what was found in it. */
import type { Hands } from "../hands";
import { Button } from "../parts";
import type { Return } from "../protocol";
import { steps } from "../texts/steps";
import { Findings } from "./returns-findings";
import { Saved } from "./returns-saved";

export interface ReturnFileProps {
  hands: Hands;
  file: Return;
  /** The comment that stands above already. */
  told: string | null;
}

export function ReturnFile({ hands, file, told }: ReturnFileProps) {
  const { file: at, name, comment, since, withdrawn, parts, findings } = file;
  const settle = withdrawn ? { keep: at } : { drop: at };
  return (
    <article class="return stack">
      <h3 class="path">{name}</h3>
      <Saved file={file} />
      {since !== null && <p>{since}</p>}
      {parts.length > 0 && (
        <>
          <p>{steps.returns.parts}</p>
          <ul>
            {parts.map((part) => (
              <li key={part} class="path">
                {part}
              </li>
            ))}
          </ul>
        </>
      )}
      {comment !== null && comment !== told && (
        <p>
          {steps.returns.comment}: {comment}
        </p>
      )}
      <Findings findings={findings} of={name} />
      {parts.length === 0 && (
        <p>
          <Button
            kind="quiet"
            of={steps.of(name)}
            busy={hands.busy !== null}
            onClick={() => void hands.act({ do: "check", settle: [settle] })}
          >
            {withdrawn ? steps.returns.countAgain : steps.returns.withdraw}
          </Button>
        </p>
      )}
    </article>
  );
}
