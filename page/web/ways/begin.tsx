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

/** Begins a round in a folder that is chosen then, or in memory. */
export function Begin({ keeper, busy, attempt, what }: BeginProps) {
  const isStart = what === "start";
  const inFolder = (verb: Verb): void =>
    attempt(async () => {
      const folder = await askFolder();
      if (folder) await begin(keeper, verb, folder);
    });
  const inMemory = (verb: Verb): void =>
    attempt(() => begin(keeper, verb, verb.do === "start" ? folderName(verb.school) : ways.demoName));
  // A round of one's own belongs into a folder; a made-up one is only looked at.
  const folderFirst = isStart && lends();
  const first = folderFirst ? ways.chooseEmpty : isStart ? ways.startHere : ways.seeHere;
  const second = folderFirst ? ways.startInPage : ways.demoInFolder;
  const hint = folderFirst ? ways.chooseEmptyHint : isStart ? null : ways.seeHint;
  return (
    <Asked
      what={what}
      busy={busy}
      hint={hint}
      first={{ label: first, go: folderFirst ? inFolder : inMemory }}
      second={lends() ? { label: second, go: folderFirst ? inMemory : inFolder } : null}
    />
  );
}

/** Begins a round in the folder that is open. */
export const BeginHere = ({ busy, begin: go }: { busy: boolean; begin: (verb: Verb) => void }) => (
  <Asked what="start" busy={busy} hint={null} first={{ label: ways.startHere, go }} second={null} />
);

interface Way {
  label: string;
  go: (verb: Verb) => void;
}

interface AskedProps {
  what: "start" | "demo";
  busy: boolean;
  hint: string | null;
  first: Way;
  second: Way | null;
}

const Asked = ({ what, busy, hint, first, second }: AskedProps) => {
  const [setting, setSetting] = useState<Setting>("mainstream");
  const [school, setSchool] = useState("");
  const [wrong, setWrong] = useState("");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (wrong) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [wrong]);
  const isStart = what === "start";
  const ready = ({ go }: Way): void => {
    const missing = isStart && school.trim() === "";
    setWrong(missing ? ways.schoolMissing : "");
    if (!missing) go(isStart ? { do: "start", setting, school: school.trim() } : { do: "demo", setting });
  };
  return (
    <form
      class="stack"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        ready(first);
      }}
    >
      <Choice legend={ways.setting} options={isStart ? SETTINGS : MADE_UP} value={setting} onChoose={setSetting} />
      {isStart && (
        <Field label={ways.school} value={school} onInput={setSchool} error={wrong || undefined} autocomplete="organization" />
      )}
      <div class="row">
        <Button kind="main" type="submit" busy={busy}>
          {first.label}
        </Button>
        {second && (
          <Button busy={busy} onClick={() => ready(second)}>
            {second.label}
          </Button>
        )}
      </div>
      {hint && <p class="soft">{hint}</p>}
    </form>
  );
};
