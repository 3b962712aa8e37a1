/** A text that is taken over into another program: it is seen, and copied with one press. */
import { useEffect, useState } from "preact/hooks";
import type { Hands } from "../hands";
import { Button } from "../parts";
import { steps } from "../texts/steps";

export interface CopyProps {
  hands: Hands;
  label: string;
  /** What it is of, for those who hear it alone. */
  of: string;
  text: string;
}

/** So long it says that the text was copied, in milliseconds. */
const SAID = 4000;

export function Copy({ hands, label, of, text }: CopyProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (): void => {
    void hands.copy(text).then(setCopied);
  };
  return (
    <div class="copy">
      <dt>{label}</dt>
      <dd class="copy-text">{text === "" ? <span class="soft">{steps.noAddress}</span> : text}</dd>
      <dd class="copy-button">
        {text !== "" && (
          <Button of={steps.copyOf(label, of)} onClick={copy}>
            {copied ? steps.copied : steps.copy}
          </Button>
        )}
      </dd>
    </div>
  );
}
