/** More of something, for those who open it; its inside is only made when it is opened. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

export interface DisclosureProps {
  summary: ComponentChildren;
  open?: boolean;
  children: ComponentChildren;
}

export function Disclosure({ summary, open = false, children }: DisclosureProps) {
  const [opened, setOpened] = useState(open);
  return (
    <details class="disclosure" open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {opened && <div class="disclosure-inner stack">{children}</div>}
    </details>
  );
}
