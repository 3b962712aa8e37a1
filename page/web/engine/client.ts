/**
 * Speaks to the engine: one thing after another, each to its end. A file that ends the worker is named to the next one, which
 * leaves it unread and tells of it; an engine that ends for another reason is refused in words.
 */
import type { Answer, Lying, Request } from "../protocol";
import { engine as texts } from "../texts/engine";
import { Cancelled, Ended, Lane, type Result, type Task } from "./lane";
import { unpack } from "./unpack";

export { Cancelled } from "./lane";

/** It could not be done, in words. */
export class Refusal extends Error {}

export interface Done {
  answer: Answer;
  bytes: (ArrayBuffer | null)[];
}

export interface Unzipped {
  at: string[];
  /** What the clock of whoever saved it showed. */
  saved: number[];
  bytes: ArrayBuffer[];
}

type Progress = (read: number, of: number) => void;
type Bare<One> = One extends Task ? Omit<One, "id"> : never;

/** How many files may end a worker in one go: beyond that it is not the files. */
const MOST_ENDED = 8;

const same = (one: Lying, other: Lying): boolean => one.saved === other.saved && one.size === other.size;

export class Engine {
  private module: Promise<ArrayBuffer> | null = null;
  private lane: Promise<Lane> | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private tasks = 0;
  /** Raised by whoever stops the work: what waits its turn is stopped as well. */
  private stops = 0;
  /** Files that ended a worker, as they were then. */
  private readonly bad = new Map<string, Lying>();

  /** Makes ready, so that the first thing asked is done at once. */
  warm(): void {
    this.ready().catch(() => {});
  }

  async do(request: Omit<Request, "ended">, files: (Blob | null)[], progress: Progress): Promise<Done> {
    const lying = new Map(request.lying.map((one) => [one.at, one]));
    const known = [...this.bad].filter(([at, was]) => {
      const is = lying.get(at);
      return is !== undefined && same(is, was);
    });
    const ended = known.map(([at]) => at);
    for (;;) {
      try {
        const result = await this.ask({ say: "do", request: { ...request, ended: [...ended] }, files }, progress);
        if (result.say !== "done") throw new Refusal(texts.ended);
        for (const at of ended) {
          const one = lying.get(at);
          if (one) this.bad.set(at, one);
        }
        return result;
      } catch (why) {
        if (!(why instanceof Ended)) throw why;
        const { at } = why;
        if (at === null) throw new Refusal(texts.ended);
        if (ended.includes(at) || ended.length >= MOST_ENDED) throw new Refusal(texts.endedAt(at));
        ended.push(at);
      }
    }
  }

  async unzip(zip: Blob): Promise<Unzipped> {
    const result = await this.whole({ say: "unzip", zip });
    if (result.say !== "unzipped") throw new Refusal(texts.zipEnded);
    return result;
  }

  async zip(at: string[], saved: number[], files: Blob[]): Promise<ArrayBuffer> {
    const result = await this.whole({ say: "zip", at, saved, files });
    if (result.say !== "zipped") throw new Refusal(texts.zipEnded);
    return result.zip;
  }

  /** Stops whatever is being done, and whatever waits. */
  cancel(): void {
    this.stops += 1;
    const { lane } = this;
    this.lane = null;
    lane?.then((one) => one.end(), () => {});
    this.warm();
  }

  private async whole(task: Bare<Task>): Promise<Result> {
    try {
      return await this.ask(task, () => {});
    } catch (why) {
      throw why instanceof Ended ? new Refusal(texts.zipEnded) : why;
    }
  }

  /** Asks when what was asked before is over. */
  private ask(task: Bare<Task>, progress: Progress): Promise<Result> {
    const { stops } = this;
    const turn = this.last.then(async () => {
      if (stops !== this.stops) throw new Cancelled();
      return this.once(task, progress, stops);
    });
    this.last = turn.catch(() => {});
    return turn;
  }

  private async once(task: Bare<Task>, progress: Progress, stops: number): Promise<Result> {
    const ready = this.ready();
    const lane = await ready;
    if (stops !== this.stops) throw new Cancelled();
    this.tasks += 1;
    try {
      const result = await lane.run({ ...task, id: this.tasks }, progress);
      if (result.say === "refused") throw new Refusal(result.text);
      return result;
    } catch (why) {
      // What ended is not asked again.
      if (!(why instanceof Refusal) && this.lane === ready) this.lane = null;
      throw why;
    }
  }

  /** The worker that is there, or a fresh one. */
  private ready(): Promise<Lane> {
    this.lane ??= this.begin();
    return this.lane;
  }

  private async begin(): Promise<Lane> {
    try {
      this.module ??= unpack();
      const module = await this.module;
      const lane = new Lane();
      await lane.begin(module);
      return lane;
    } catch (why) {
      this.lane = null;
      this.module = null;
      throw why instanceof Cancelled ? why : new Refusal(texts.noEngine);
    }
  }
}
