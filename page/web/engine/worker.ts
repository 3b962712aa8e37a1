/**
 * The worker: it has the engine, and reads files one at a time. A file that ends it ends nothing else.
 */
import { ask, initSync, unzip, Zip } from "engine";
import type { Answer, Says, Told } from "../protocol";

const scope = self as unknown as DedicatedWorkerGlobalScope & { host: Host };

/** What the engine calls. */
interface Host {
  read(at: string): Uint8Array;
  progress(read: number, of: number): void;
}

const says = (message: Says, transfer: Transferable[] = []): void => scope.postMessage(message, transfer);

const bytesOf = (file: Blob): Uint8Array => new Uint8Array(new FileReaderSync().readAsArrayBuffer(file));

/** A buffer of its own, that can be handed over. */
const own = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;

const run = ({ id, request, files }: Extract<Told, { say: "do" }>): void => {
  const lying = new Map(request.lying.map(({ at }, place) => [at, files[place]]));
  scope.host = {
    read(at) {
      const file = lying.get(at);
      if (!file) throw "";
      says({ say: "reads", id, at });
      try {
        return bytesOf(file);
      } catch (why) {
        throw why instanceof Error ? why.name : String(why);
      }
    },
    progress: (read, of) => says({ say: "progress", id, read, of }),
  };
  const answer = ask(JSON.stringify(request));
  const bytes = Array.from({ length: answer.papers() }, (_, paper) => {
    const one = answer.bytes(paper);
    return one ? own(one) : null;
  });
  const said = JSON.parse(answer.json()) as Answer;
  answer.free();
  says({ say: "done", id, answer: said, bytes }, bytes.filter((one) => one !== null));
};

const open = ({ id, zip }: Extract<Told, { say: "unzip" }>): void => {
  const files = unzip(bytesOf(zip));
  const at: string[] = [];
  const saved: number[] = [];
  const bytes: ArrayBuffer[] = [];
  for (let path = files.next(); path !== undefined; path = files.next()) {
    saved.push(files.saved());
    const one = files.take();
    if (!one) break;
    at.push(path);
    bytes.push(own(one));
  }
  files.free();
  says({ say: "unzipped", id, at, saved, bytes }, bytes);
};

const close = ({ id, at, saved, files }: Extract<Told, { say: "zip" }>): void => {
  const zip = new Zip();
  at.forEach((path, place) => {
    const file = files[place];
    if (file) zip.put(path, saved[place] ?? 0, bytesOf(file));
  });
  const whole = own(zip.finish());
  says({ say: "zipped", id, zip: whole }, [whole]);
};

scope.onmessage = ({ data }: MessageEvent<Told>): void => {
  if (data.say === "engine") {
    initSync({ module: data.module });
    says({ say: "ready" });
    return;
  }
  try {
    if (data.say === "do") run(data);
    else if (data.say === "unzip") open(data);
    else close(data);
  } catch (why) {
    // What the engine refuses it says as a text; anything else ended it.
    if (typeof why !== "string") throw why;
    says({ say: "refused", id: data.id, text: why });
  }
};
