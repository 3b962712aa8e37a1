/** A place to drop files, mails and folders on, with buttons that choose them for those who do not drag. */
import { useRef, useState } from "preact/hooks";
import type { Dropped } from "../hands";
import { chosen, dropped } from "../shelf/dropped";
import { frame } from "../texts/frame";
import { Button } from "./button";

export interface FileDropProps {
  label: string;
  hint?: string;
  /** Whether whole folders may be chosen (they may always be dropped). */
  folders?: boolean;
  busy?: boolean;
  onFiles: (files: Dropped[]) => void;
}

export function FileDrop({ label, hint, folders = true, busy = false, onFiles }: FileDropProps) {
  const [over, setOver] = useState(false);
  const [wrong, setWrong] = useState("");
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const hover = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  const bring = (all: Dropped[]): void => {
    if (all.length === 0) return;
    setWrong(busy ? frame.dropBusy : "");
    if (!busy) onFiles(all);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer) dropped(event.dataTransfer).then(bring, () => setWrong(frame.dropFailed));
  };
  const choose = (input: HTMLInputElement): void => {
    const all = chosen(input.files);
    // So that the same file can be chosen again.
    input.value = "";
    bring(all);
  };
  return (
    <div class={over ? "drop drop-over" : "drop"} onDragOver={hover} onDragLeave={() => setOver(false)} onDrop={drop}>
      <p class="drop-label">{label}</p>
      {hint && <p class="soft">{hint}</p>}
      {wrong && (
        <p class="field-error" role="alert">
          {wrong}
        </p>
      )}
      <div class="row">
        <Button busy={busy} onClick={() => files.current?.click()}>
          {frame.chooseFiles}
        </Button>
        {folders && (
          <Button busy={busy} onClick={() => folder.current?.click()}>
            {frame.chooseFolder}
          </Button>
        )}
      </div>
      <input type="file" multiple hidden aria-label={frame.chooseFiles} ref={files} onChange={(event) => choose(event.currentTarget)} />
      <input
        type="file"
        hidden
        aria-label={frame.chooseFolder}
        ref={(input) => {
          folder.current = input;
          if (input) input.webkitdirectory = true;
        }}
        onChange={(event) => choose(event.currentTarget)}
      />
    </div>
  );
}
