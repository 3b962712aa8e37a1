/**
 * The coverage map itself: a table with row and column headers that is walked with the arrow keys. One cell takes the
 * focus from the Tab key, and the table listens for all of them. A long map is drawn some lines at a time, so that the
 * page never stands still.
 */
import { useMemo, useRef, useState } from "preact/hooks";
import type { Coverage, Line } from "../protocol";
import { steps } from "../texts/steps";
import { useDrawn } from "./drawn";
import { lead, type Place } from "./matrix-keys";
import { Scroll } from "./scroll";

export interface GridProps {
  coverage: Coverage;
  lines: readonly Line[];
  /** The columns that are shown, counted among all. */
  columns: readonly number[];
  /** Signs alone are seen; the words are there for those who hear them. */
  small: boolean;
  onOpen: (place: Place) => void;
}

/** So many cells are drawn at a time. */
const AT_A_TIME = 150;

export function Grid({ coverage, lines, columns, small, onOpen }: GridProps) {
  const drawn = useDrawn(lines.length, Math.max(1, Math.floor(AT_A_TIME / Math.max(1, columns.length))));
  const body = useRef<HTMLTableSectionElement>(null);
  const [active, setActive] = useState<Place>({ line: 0, column: 0 });
  const at: Place = {
    line: Math.min(active.line, drawn - 1),
    column: Math.min(active.column, columns.length - 1),
  };

  /** The place of the cell that an event came from; none of a header. */
  const placeOf = (event: Event): Place | null => {
    const cell = event.target instanceof Element ? event.target.closest("td") : null;
    const row = cell?.parentElement;
    if (!cell || !(row instanceof HTMLTableRowElement)) return null;
    return { line: row.sectionRowIndex, column: cell.cellIndex - 1 };
  };
  const press = (event: KeyboardEvent): void => {
    const from = placeOf(event);
    if (from === null || event.altKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onOpen(from);
      return;
    }
    const to = lead(event.key, event.ctrlKey, from, drawn, columns.length);
    if (to === null) return;
    event.preventDefault();
    body.current?.rows[to.line]?.cells[to.column + 1]?.focus();
  };
  const click = (event: Event): void => {
    const place = placeOf(event);
    if (place) onOpen(place);
  };
  const focus = (event: FocusEvent): void => {
    const place = placeOf(event);
    if (place) setActive(place);
  };

  return (
    <Scroll label={steps.matrix.mapLabel} both>
      <table
        class={small ? "map map-small" : "map"}
        role="grid"
        aria-readonly="true"
        onClick={click}
        onKeyDown={press}
        onFocusIn={focus}
      >
        <caption class="aside">{steps.matrix.mapCaption}</caption>
        <thead>
          <tr>
            <th scope="col" class="map-corner">
              {steps.matrix.outcome}
            </th>
            {columns.map((column) => (
              <th scope="col" key={column}>
                <span>{coverage.columns[column]?.name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {lines.slice(0, drawn).map((line, row) => (
            <Row key={line.ref} line={line} columns={columns} active={row === at.line ? at.column : -1} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** A line is drawn anew only where something of it changed. */
function Row({ line, columns, active }: { line: Line; columns: readonly number[]; active: number }) {
  return useMemo(
    () => (
      <tr>
        <th scope="row">
          <span class="map-ref">{line.ref}</span> <span class="map-title">{line.title}</span>
          {line.gap && <span class={line.gap.known ? "map-gap" : "map-gap map-unknown"}>{line.gap.words}</span>}
        </th>
        {columns.map((column, place) => {
          const cell = line.cells[column];
          return (
            <td key={column} class={`kind-${cell?.kind ?? "blank"}`} tabIndex={place === active ? 0 : -1}>
              {cell?.words}
            </td>
          );
        })}
      </tr>
    ),
    [line, columns, active],
  );
}
