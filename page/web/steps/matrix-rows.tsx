/** The rows of the workbooks that speak of one cell of the coverage map. */
import type { Cell, Line } from "../protocol";
import { steps } from "../texts/steps";
import { Box } from "./box";

export interface RowsProps {
  line: Line;
  /** The name of the cell's column. */
  column: string;
  cell: Cell | undefined;
  onClose: () => void;
}

export function Rows({ line, column, cell, onClose }: RowsProps) {
  return (
    <Box title={steps.matrix.cell(line.ref, column)} asks={false} close={steps.close} onClose={onClose}>
      {() => (
        <>
          <p>{line.title}</p>
          <p>
            <span class={`swatch kind-${cell?.kind ?? "blank"}`} aria-hidden="true" /> <strong>{cell?.words}</strong>
          </p>
          {line.gap && <p class="map-gap">{line.gap.words}</p>}
          {cell?.rows.length === 0 && <p>{steps.matrix.noRows}</p>}
          {cell?.rows.map((row, at) => (
            <dl class="facts rows-row" key={at}>
              {row.map(([heading, text]) => (
                <div key={heading}>
                  <dt>{heading}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          ))}
        </>
      )}
    </Box>
  );
}
