/** What is made: all, what is missing, or those that were chosen. What is there already is replaced after a word alone. */
import { useState } from "preact/hooks";
import type { Hands } from "../hands";
import { Button, Choice } from "../parts";
import type { Workbook } from "../protocol";
import { steps } from "../texts/steps";
import { Box } from "./box";
import { Tick } from "./tick";

type Which = "all" | "missing" | "some";

export function Make({ hands, workbooks }: { hands: Hands; workbooks: readonly Workbook[] }) {
  const missing = workbooks.filter(({ at }) => at === null);
  const begun = missing.length < workbooks.length;
  const [picked, setPicked] = useState<Which | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [planner, setPlanner] = useState(false);
  const [asking, setAsking] = useState(false);

  const options: Which[] = begun && missing.length > 0 ? ["missing", "all", "some"] : ["all", "some"];
  const which = picked !== null && options.includes(picked) ? picked : (options[0] ?? "all");
  const wanted = { all: workbooks, missing, some: workbooks.filter(({ code }) => chosen.includes(code)) }[which];
  const there = wanted.filter(({ at }) => at !== null);

  const make = (these: readonly Workbook[], force: boolean): void => {
    const only = these.length === workbooks.length ? [] : these.map(({ code }) => code);
    void hands.act({ do: "generate", only, planner, force });
  };
  const press = (): void => {
    if (there.length > 0) setAsking(true);
    else make(wanted, false);
  };
  const choose = (code: string, on: boolean): void =>
    setChosen(on ? [...chosen, code] : chosen.filter((one) => one !== code));

  return (
    <>
      <Choice
        legend={steps.workbooks.which}
        options={options.map((value) => ({ value, label: steps.workbooks.whichOf[value] }))}
        value={which}
        onChoose={setPicked}
      />
      {which === "some" && (
        <fieldset class="field chosen">
          <legend>{steps.workbooks.choose}</legend>
          <div class="choices">
            {workbooks.map(({ code, name, at }) => (
              <Tick
                key={code}
                label={at === null ? name : steps.workbooks.isThere(name)}
                ticked={chosen.includes(code)}
                onTick={(on) => choose(code, on)}
              />
            ))}
          </div>
        </fieldset>
      )}
      <Tick label={steps.workbooks.planner} hint={steps.workbooks.plannerHint} ticked={planner} onTick={setPlanner} />
      <Button
        kind={missing.length > 0 ? "main" : "plain"}
        busy={hands.busy !== null || wanted.length === 0}
        onClick={press}
      >
        {steps.workbooks.makeThem}
      </Button>
      {asking && (
        <Box title={steps.workbooks.replace} asks close={steps.workbooks.leave} onClose={() => setAsking(false)}>
          {(shut) => (
            <>
              <p>{steps.workbooks.replaceHint}</p>
              <ul class="names">
                {there.map(({ code, name }) => (
                  <li key={code}>{name}</li>
                ))}
              </ul>
              <div class="row">
                <Button
                  kind="danger"
                  onClick={() => {
                    shut();
                    make(wanted, true);
                  }}
                >
                  {steps.workbooks.replaceThem}
                </Button>
                {there.length < wanted.length && (
                  <Button
                    onClick={() => {
                      shut();
                      make(wanted.filter(({ at }) => at === null), false);
                    }}
                  >
                    {steps.workbooks.onlyMissing}
                  </Button>
                )}
              </div>
            </>
          )}
        </Box>
      )}
    </>
  );
}
