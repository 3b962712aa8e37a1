/** What was found in a return: errors first, then queries; notes are folded, for nothing needs doing about them. */
import { Disclosure, Tag, type Tone } from "../parts";
import type { Finding } from "../protocol";
import { steps } from "../texts/steps";

const TONES: Record<Finding["severity"], Tone> = { error: "bad", query: "attention", note: "plain" };

export function Findings({ findings, of }: { findings: readonly Finding[]; of: string }) {
  const by = (severity: Finding["severity"]): Finding[] => findings.filter((one) => one.severity === severity);
  const first = [...by("error"), ...by("query")];
  const notes = by("note");
  return (
    <>
      {findings.length === 0 && <p>{steps.returns.nothingFound}</p>}
      {first.length > 0 && <FindingList findings={first} />}
      {notes.length > 0 && (
        <Disclosure summary={<>{steps.returns.notes(notes.length)}<span class="aside"> {steps.of(of)}</span></>}>
          <FindingList findings={notes} />
        </Disclosure>
      )}
    </>
  );
}

function FindingList({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul class="plain findings">
      {findings.map(({ severity, code, place, message, fix, suggestion, explained }) => (
        <li key={`${code} ${place} ${message}`}>
          <p>
            <Tag tone={TONES[severity]}>{steps.severities[severity]}</Tag> <strong class="place">{place}</strong>
          </p>
          <p>{message}</p>
          {suggestion !== null && <p>{suggestion}</p>}
          {fix !== null && <p class="fix">{fix}</p>}
          {explained !== null && <p class="explained">{explained}</p>}
        </li>
      ))}
    </ul>
  );
}
