/** The coverage map with its filters; a cell opens its rows in a box. */
import { useMemo, useState } from "preact/hooks";
import type { Coverage } from "../protocol";
import { steps } from "../texts/steps";
import { Grid } from "./matrix-grid";
import { Legend } from "./matrix-legend";
import type { Place } from "./matrix-keys";
import { Rows } from "./matrix-rows";
import { Pick } from "./pick";
import { Tick } from "./tick";

/** Every department, every stage. */
const ALL = "";

export function CoverageMap({ coverage }: { coverage: Coverage }) {
  const [department, setDepartment] = useState(ALL);
  const [stage, setStage] = useState(ALL);
  const [gaps, setGaps] = useState(false);
  const [small, setSmall] = useState(false);
  const [opened, setOpened] = useState<Place | null>(null);

  const departments = useMemo(() => {
    const names = new Set(coverage.columns.map((column) => column.department).filter((name) => name !== ""));
    return [{ value: ALL, label: steps.matrix.allDepartments }, ...[...names].map((name) => ({ value: name, label: name }))];
  }, [coverage]);
  const stages = [{ value: ALL, label: steps.matrix.allStages }, ...coverage.stages.map(({ code, name }) => ({ value: code, label: name }))];

  const lines = useMemo(
    () => coverage.lines.filter((line) => (stage === ALL || line.stage === stage) && (!gaps || line.gap !== null)),
    [coverage, stage, gaps],
  );
  const columns = useMemo(
    () => coverage.columns.flatMap((column, at) => (department === ALL || column.department === department ? [at] : [])),
    [coverage, department],
  );
  const line = opened ? lines[opened.line] : undefined;
  const column = opened ? columns[opened.column] : undefined;

  return (
    <>
      <p>{steps.matrix.mapHint}</p>
      <Legend coverage={coverage} />
      <div class="filters">
        <Pick label={steps.matrix.department} options={departments} value={department} onPick={setDepartment} />
        <Pick label={steps.matrix.stage} options={stages} value={stage} onPick={setStage} />
        <Tick label={steps.matrix.onlyGaps} ticked={gaps} onTick={setGaps} />
        <Tick label={steps.matrix.small} ticked={small} onTick={setSmall} />
      </div>
      <p role="status">{steps.matrix.shown(lines.length, coverage.lines.length, columns.length, coverage.columns.length)}</p>
      {lines.length > 0 && columns.length > 0 && (
        <Grid
          key={[department, stage, gaps, small].join("\n")}
          coverage={coverage}
          lines={lines}
          columns={columns}
          small={small}
          onOpen={setOpened}
        />
      )}
      {line && column !== undefined && (
        <Rows
          key={`${line.ref} ${column}`}
          line={line}
          column={coverage.columns[column]?.name ?? ""}
          cell={line.cells[column]}
          onClose={() => setOpened((now) => (now === opened ? null : now))}
        />
      )}
    </>
  );
}
