/**
 * One worker with the engine in it, which does one thing at a time. It is watched: one that ends, or that says nothing any
 * more, is given up, so that nobody waits for ever.
 */
import type { Says, Told } from "../protocol";
import EngineWorker from "./worker?worker&inline";

export type Task = Exclude<Told, { say: "engine" }>;
export type Result = Extract<Says, { say: "done" | "unzipped" | "zipped" | "refused" }>;

/** Why there is no result. `at` is the file that was being read, where one was. */
export class Ended extends Error {
  constructor(readonly at: string | null) {
    super("the worker ended");
  }
}

/** Somebody stopped it. */
export class Cancelled extends Error {}

/** The silence is counted in beats, which a computer that sleeps does not hear either. */
const BEAT = 5_000;
const SILENT_BEATS = 12;

export class Lane {
  private readonly worker = new EngineWorker();
  private heard: (said: Says) => void = () => {};
  private gone: (why: Error) => void = () => {};

  constructor() {
    this.worker.onmessage = ({ data }: MessageEvent<Says>) => this.heard(data);
    // The browser's console tells of it as well, for whoever looks into it.
    this.worker.onerror = () => this.gone(new Ended(null));
    this.worker.onmessageerror = () => this.gone(new Ended(null));
  }

  /** Gives it the engine. */
  async begin(module: ArrayBuffer): Promise<void> {
    await this.wait({ say: "engine", module }, (said) => said.say === "ready" || null, () => null);
  }

  /** Has a task done; `progress` hears how far reading has come. */
  async run(task: Task, progress: (read: number, of: number) => void): Promise<Result> {
    let at: string | null = null;
    const hear = (said: Says): Result | null => {
      if (said.say === "ready" || said.id !== task.id) return null;
      if (said.say === "reads") at = said.at;
      else if (said.say !== "progress") return said;
      else {
        // It has been read: whatever ends the worker from here on, it is not this file.
        at = null;
        progress(said.read, said.of);
      }
      return null;
    };
    return this.wait(task, hear, () => at);
  }

  /** Ends it, whatever it does. */
  end(why: Error = new Cancelled()): void {
    this.worker.terminate();
    this.gone(why);
  }

  private wait<Done>(told: Told, hear: (said: Says) => Done | null, reads: () => string | null): Promise<Done> {
    return new Promise((take, fail) => {
      let silent = 0;
      const beats = setInterval(() => {
        silent += 1;
        if (silent >= SILENT_BEATS) this.end(new Ended(null));
      }, BEAT);
      this.heard = (said) => {
        silent = 0;
        const done = hear(said);
        if (done === null) return;
        clearInterval(beats);
        this.gone = () => {};
        take(done);
      };
      this.gone = (why) => {
        clearInterval(beats);
        this.worker.terminate();
        this.heard = () => {};
        this.gone = () => {};
        fail(why instanceof Ended ? new Ended(reads()) : why);
      };
      this.worker.postMessage(told);
    });
  }
}
