/** A file that was made: where it lies, and a way to have it. */
import type { Hands } from "../hands";
import { Button } from "../parts";
import { steps } from "../texts/steps";

export function Made({ hands, at, of }: { hands: Hands; at: string; of: string }) {
  return (
    <p class="made row">
      <span class="path">{hands.inFolder ? steps.inFolder(at) : at}</span>
      <Button of={steps.of(of)} onClick={() => void hands.hand(at)}>
        {steps.download}
      </Button>
    </p>
  );
}
