/** How a grid is walked with the keyboard. */

/** A cell, counted from nought among the lines and columns that are shown. */
export interface Place {
  line: number;
  column: number;
}

/** How many lines Page up and Page down pass. */
const PAGE = 10;

/** Where a key leads from a place; none where it is not a key of the grid's. */
export function lead(key: string, control: boolean, from: Place, lines: number, columns: number): Place | null {
  const { line, column } = from;
  const within = (line: number, column: number): Place => ({
    line: Math.max(0, Math.min(lines - 1, line)),
    column: Math.max(0, Math.min(columns - 1, column)),
  });
  switch (key) {
    case "ArrowUp":
      return within(line - 1, column);
    case "ArrowDown":
      return within(line + 1, column);
    case "ArrowLeft":
      return within(line, column - 1);
    case "ArrowRight":
      return within(line, column + 1);
    case "Home":
      return within(control ? 0 : line, 0);
    case "End":
      return within(control ? lines : line, columns);
    case "PageUp":
      return within(line - PAGE, column);
    case "PageDown":
      return within(line + PAGE, column);
    default:
      return null;
  }
}
