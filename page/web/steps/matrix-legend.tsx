/** What the words of the coverage map mean: those that stand in it, each with the sign that it mostly has there. */
import { useMemo } from "preact/hooks";
import { Disclosure } from "../parts";
import type { CellKind, Coverage } from "../protocol";
import { steps } from "../texts/steps";

interface Meaning {
  words: string;
  means: string;
  kind: CellKind;
}

function meanings({ lines, legend }: Coverage): Meaning[] {
  const counts = new Map<string, Map<CellKind, number>>();
  for (const { cells } of lines) {
    for (const { words, kind } of cells) {
      const kinds = counts.get(words) ?? new Map<CellKind, number>();
      counts.set(words, kinds.set(kind, (kinds.get(kind) ?? 0) + 1));
    }
  }
  return legend.flatMap(({ words, means }) => {
    const [most] = [...(counts.get(words) ?? [])].sort(([, one], [, other]) => other - one);
    return most ? [{ words, means, kind: most[0] }] : [];
  });
}

export function Legend({ coverage }: { coverage: Coverage }) {
  const told = useMemo(() => meanings(coverage), [coverage]);
  return (
    <Disclosure summary={steps.matrix.legend} open>
      <ul class="plain legend">
        {told.map(({ words, means, kind }) => (
          <li key={words}>
            <span class={`swatch kind-${kind}`} aria-hidden="true" />
            <span>
              <strong>{words}</strong>: {means}
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
