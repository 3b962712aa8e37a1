/** The first screen: a round is opened, begun, or seen of a made-up school. */
import { useEffect, useState } from "preact/hooks";
import { Button, Disclosure, FileDrop, Heading } from "../parts";
import type { Keeper } from "../round";
import { forget, remembered } from "../shelf/remembered";
import type { State } from "../state";
import { ways } from "../texts/ways";
import { Begin } from "./begin";
import { askFolder, lends, mayLeave, messageOf, openFiles, openFolder } from "./open";

/** What opens a round, one at a time; what hinders it is told. */
export type Try = (opening: () => Promise<void>) => void;

export function Ways({ keeper, state }: { keeper: Keeper; state: State }) {
  const [last, setLast] = useState<FileSystemDirectoryHandle | null>(null);
  const [wrong, setWrong] = useState("");
  const [made, setMade] = useState<"start" | "demo" | null>(null);
  useEffect(() => {
    if (lends()) void remembered().then(setLast);
  }, []);
  const busy = state.busy !== null;
  const attempt: Try = (opening) => {
    if (!mayLeave(state)) return;
    setWrong("");
    opening().catch((why: unknown) => setWrong(messageOf(why)));
  };
  const choose = async (): Promise<void> => {
    const folder = await askFolder();
    if (folder) await openFolder(keeper, folder);
  };
  const drop = (
    <FileDrop label={ways.drop} hint={ways.dropHint} busy={busy} onFiles={(files) => attempt(() => openFiles(keeper, files))} />
  );
  const toggle = (what: "start" | "demo"): void => setMade(made === what ? null : what);
  return (
    <div class="stack">
      <Heading title={ways.title} />
      <p class="lead">{ways.lead}</p>
      <div role="alert">{wrong && <p class="notes notes-warning ways-wrong">{wrong}</p>}</div>
      <section class="sheet stack" aria-labelledby="open">
        <h2 id="open">{ways.open}</h2>
        {lends() && <p>{ways.openHint}</p>}
        {lends() && last && (
          <div class="row">
            <Button kind="main" busy={busy} onClick={() => attempt(() => openFolder(keeper, last))}>
              {ways.openLast(last.name)}
            </Button>
            <Button kind="quiet" busy={busy} of={ways.forgetOf(last.name)} onClick={() => void forget().then(() => setLast(null))}>
              {ways.forget}
            </Button>
          </div>
        )}
        {lends() ? (
          <Button kind={last ? "plain" : "main"} busy={busy} onClick={() => attempt(choose)}>
            {last ? ways.openOther : ways.openFolder}
          </Button>
        ) : (
          <p>{ways.noFolders}</p>
        )}
        {lends() ? <Disclosure summary={ways.withoutFolder}>{drop}</Disclosure> : drop}
      </section>
      <section class="sheet stack" aria-labelledby="start">
        <h2 id="start">{ways.start}</h2>
        <p>{ways.startHint}</p>
        <Button expanded={made === "start"} onClick={() => toggle("start")}>
          {ways.start}
        </Button>
        {made === "start" && <Begin keeper={keeper} busy={busy} attempt={attempt} what="start" />}
      </section>
      <section class="sheet stack" aria-labelledby="demo">
        <h2 id="demo">{ways.demo}</h2>
        <p>{ways.demoHint}</p>
        <Button expanded={made === "demo"} onClick={() => toggle("demo")}>
          {ways.demo}
        </Button>
        {made === "demo" && <Begin keeper={keeper} busy={busy} attempt={attempt} what="demo" />}
      </section>
    </div>
  );
}
