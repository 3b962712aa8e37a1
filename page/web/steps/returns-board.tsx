/** The board: a line for each department, which opens to its files and to what was found in them. */
import type { Hands } from "../hands";
import { Disclosure, Tag, type Tone } from "../parts";
import type { Came } from "../protocol";
import { steps } from "../texts/steps";
import { ReturnFile } from "./returns-file";

const TONES: Record<Came["state"], Tone> = {
  missing: "plain",
  accepted: "good",
  merged: "good",
  superseded: "plain",
  errors: "attention",
  empty: "attention",
  unreadable: "bad",
  "wrong-form": "bad",
  stranger: "bad",
  "other-round": "bad",
};

export function BoardList({ hands, departments }: { hands: Hands; departments: readonly Came[] }) {
  return (
    <ul class="plain board">
      {departments.map((came) => (
        <li key={came.code}>
          <Disclosure summary={<Line came={came} />}>
            <Opened hands={hands} came={came} />
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}

function Line({ came }: { came: Came }) {
  const { name, lead, state, words, errors, queries, late, comment } = came;
  return (
    <span class="board-line">
      <span class="board-name">
        {name} <span class="soft">{lead}</span>
      </span>
      <span class="board-tags">
        <Tag tone={TONES[state]}>{words}</Tag> {late !== null && <Tag tone="attention">{late}</Tag>}{" "}
        {comment !== null && <Tag tone="next">{steps.returns.hasComment}</Tag>}
      </span>
      <span class="board-counts">{errors + queries > 0 ? steps.found(errors, queries) : ""}</span>
    </span>
  );
}

function Opened({ hands, came }: { hands: Hands; came: Came }) {
  const { name, comment, state } = came;
  // What counts most comes first.
  const files = [...came.files].sort((one, other) => Number(other.state === state) - Number(one.state === state));
  return (
    <>
      {comment !== null && (
        <figure class="comment">
          <figcaption>{steps.returns.comment}</figcaption>
          <blockquote>{comment}</blockquote>
        </figure>
      )}
      {files.length === 0 && <p>{steps.returns.noFile(name)}</p>}
      {files.map((file) => (
        <ReturnFile key={file.file} hands={hands} file={file} told={comment} />
      ))}
    </>
  );
}
