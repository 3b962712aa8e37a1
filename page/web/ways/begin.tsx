/** A round that begins here: of which setting, of which school, and where it is to lie. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Button, Choice, Field } from "../parts";
import type { Setting, Verb } from "../protocol";
import type { Keeper } from "../round";
import { ways } from "../texts/ways";
import { askFolder, begin, lends } from "./open";
import type { Try } from "./ways";

const SETTINGS: { value: Setting; label: string }[] = [
  { value: "mainstream", label: ways.settings.mainstream },
  { value: "send", label: ways.settings.send },
  { value: "alternative-provision", label: ways.settings["alternative-provision"] },
  { value: "college", label: ways.settings.college },
];

const MADE_UP = SETTINGS.filter(({ value }) => value !== "alternative-provision");

/** The school's name, less what no system takes in a file's name. */
const folderName = (school: string): string => school.replace(/[\\/:*?"<>|.\s]+/g, " ").trim() || ways.roundName;

export interface BeginProps {
  keeper: Keeper;
  busy: boolean;
  attempt: Try;
  what: "start" | "demo";
}

export function Begin({ keeper, busy, attempt, what }: BeginProps) {
  const [setting, setSetting] = useState<Setting>("mainstream");
  const [school, setSchool] = useState("");
  const [wrong, setWrong] = useState("");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (wrong) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [wrong]);
  const isStart = what === "start";
  const ready = (go: (verb: Verb) => Promise<void>): void => {
    const missing = isStart && school.trim() === "";
    setWrong(missing ? ways.schoolMissing : "");
    if (!missing) attempt(() => go(isStart ? { do: "start", setting, school: school.trim() } : { do: "demo", setting }));
  };
  const inFolder = (): void =>
    ready(async (verb) => {
      const folder = await askFolder();
      if (folder) await begin(keeper, verb, folder);
    });
  const inMemory = (): void => ready((verb) => begin(keeper, verb, isStart ? folderName(school) : ways.demoName));
  // A round of one's own belongs into a folder; a made-up one is only looked at.
  const folderFirst = isStart && lends();
  return (
    <form
      class="stack"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (folderFirst) inFolder();
        else inMemory();
      }}
    >
      <Choice legend={ways.setting} options={isStart ? SETTINGS : MADE_UP} value={setting} onChoose={setSetting} />
      {isStart && (
        <Field label={ways.school} value={school} onInput={setSchool} error={wrong || undefined} autocomplete="organization" />
      )}
      <div class="row">
        <Button kind="main" type="submit" busy={busy}>
          {folderFirst ? ways.chooseEmpty : isStart ? ways.startHere : ways.seeHere}
        </Button>
        {lends() && (
          <Button busy={busy} onClick={folderFirst ? inMemory : inFolder}>
            {folderFirst ? ways.startInPage : ways.demoInFolder}
          </Button>
        )}
      </div>
      {(folderFirst || !isStart) && <p class="soft">{folderFirst ? ways.chooseEmptyHint : ways.seeHint}</p>}
    </form>
  );
}
