/** What came of the last thing that was done, as the engine says it: warnings first, one box for each weight. */
import type { Note } from "../protocol";
import { frame } from "../texts/frame";
import { Disclosure } from "./disclosure";

const WEIGHTS: Note["weight"][] = ["warning", "done", "remark"];

/** More lines than these are opened first. */
const SHORT = 4;

const Beneath = ({ lines }: { lines: string[] }) => {
  const list = (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
  return lines.length > SHORT ? <Disclosure summary={frame.notes.beneath}>{list}</Disclosure> : list;
};

export function Notes({ notes }: { notes: Note[] }) {
  return (
    <>
      {WEIGHTS.map((weight) => {
        const of = notes.filter((note) => note.weight === weight);
        return (
          of.length > 0 && (
            <ul class={`notes notes-${weight}`} aria-label={frame.notes[weight]} key={weight}>
              {of.map(({ text, beneath }) => (
                <li key={text}>
                  {text}
                  {beneath.length > 0 && <Beneath lines={beneath} />}
                </li>
              ))}
            </ul>
          )
        );
      })}
    </>
  );
}
