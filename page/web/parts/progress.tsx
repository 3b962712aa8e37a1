/** How far the work in hand has come, in numbers, and a way to stop it where it may be stopped. */
import type { Busy } from "../hands";
import { frame } from "../texts/frame";
import { Button } from "./button";

export function Progress({ busy, onCancel }: { busy: Busy; onCancel: (() => void) | null }) {
  const { doing, read, of } = busy;
  return (
    <div class="progress">
      <p id="progress-doing">{of > 0 ? frame.progress(doing, read, of) : frame.working(doing)}</p>
      {of > 0 ? <progress aria-labelledby="progress-doing" value={read} max={of} /> : <progress aria-labelledby="progress-doing" />}
      {onCancel && <Button onClick={onCancel}>{frame.cancel}</Button>}
    </div>
  );
}
