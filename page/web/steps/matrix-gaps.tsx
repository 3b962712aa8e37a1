/** The tables of gaps, as the matrix draws them, and what is asked of SLT. */
import type { Matrix, Table } from "../protocol";
import { steps } from "../texts/steps";
import { Scroll } from "./scroll";

/** A text of more signs than these is given room, or more room. */
const LONG = 30;
const LONGER = 90;

const room = (text: string): string => (text.length > LONGER ? "longer" : text.length > LONG ? "long" : "");

export function Gaps({ tables }: { tables: readonly Table[] }) {
  return (
    <>
      {tables.map((table) => (
        <div class="stack gap-table" key={table.caption}>
          <h3>{table.caption}</h3>
          {table.notes.map((note) => (
            <p key={note} class="soft">
              {note}
            </p>
          ))}
          {table.rows.length === 0 ? <p>{steps.matrix.noneHere}</p> : <Drawn table={table} />}
        </div>
      ))}
    </>
  );
}

/** Whether a column says the same in every row: it is said once, above the table. */
const isConstant = (rows: readonly string[][], column: number): boolean =>
  column > 0 && rows.length > 2 && rows.every((row) => row[column] === rows[0]?.[column]);

function Drawn({ table: { caption, headings, rows: all } }: { table: Table }) {
  const shown = headings.map((_, column) => column).filter((column) => !isConstant(all, column));
  const rows = all.map((row) => shown.map((column) => row[column] ?? ""));
  const constant = headings.flatMap((heading, column) => (shown.includes(column) ? [] : [`${heading}: ${all[0]?.[column] ?? ""}`]));
  return (
    <>
      {constant.map((said) => (
        <p key={said} class="soft">
          {said}
        </p>
      ))}
    <Scroll label={caption}>
      <table class="lined">
        <caption class="aside">{caption}</caption>
        <thead>
          <tr>
            {shown.map((column) => (
              <th scope="col" key={column}>
                {headings[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((text, column) =>
                column === 0 ? (
                  <th scope="row" key={column}>
                    {text}
                  </th>
                ) : (
                  <td key={column} class={room(text)}>
                    {text}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
    </>
  );
}

export function Asks({ asks }: { asks: Matrix["asks"] }) {
  const titles = [...new Set(asks.map(({ title }) => title))];
  return (
    <dl class="asks">
      {titles.map((title) => (
        <div key={title}>
          <dt>{title}</dt>
          {asks
            .filter((ask) => ask.title === title)
            .map(({ text }) => (
              <dd key={text}>{text}</dd>
            ))}
        </div>
      ))}
    </dl>
  );
}
