/** Lines beneath a heading, as the engine tells them: each with what to do about it, where something is. */
import type { Part } from "../protocol";

export function PartShown({ part: { title, lines, nothing } }: { part: Part }) {
  return (
    <div class="part">
      {title !== null && <h3>{title}</h3>}
      <ul class={nothing ? "plain soft" : ""}>
        {lines.map(({ text, next }) => (
          <li key={text}>
            {text} {next !== null && <span class="soft">{next}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
