/**
 * The round that is open: where it lies, how it stands, and what is being done. What is asked goes to the engine with all that
 * lies there; what it makes is written; then the round is looked at again. One thing is done at a time.
 */
import { Cancelled, Engine, Refusal, type Unzipped } from "./engine/client";
import type { Dropped } from "./hands";
import { whereTo, withMoved } from "./drafts";
import { copy, download } from "./out";
import type { Answer, Note, Verb } from "./protocol";
import { askNext, inPlanPlace, requestOf, sheetsOf } from "./request";
import { incoming } from "./shelf/incoming";
import { Free, isPlan } from "./shelf/names";
import { Away, type Found, type Shelf, type Sheet, nameOf, printOf } from "./shelf/shelf";
import { type Left, move, write } from "./shelf/write";
import { zipOf } from "./engine/zip";
import { gathered, NOTHING, noteOf, said, type State } from "./state";
import { round as texts } from "./texts/round";
import { doneOf, hinders, keptOut, standsAfter, warning } from "./told";

/** So often, in milliseconds, it is shown how far the work has come. */
const SHOWN = 250;

/** How long a look in the background may go on when something else is asked. */
const PATIENCE = 1_000;

/** So often a folder is read in which something changes all the while, before it is taken as it is. */
const READINGS = 3;

const LOOK: Verb = { do: "look", preview: true };

export class Keeper {
  state = NOTHING;
  readonly engine = new Engine();
  private readonly hearers = new Set<() => void>();
  private quiet: Promise<void> | null = null;
  /** What lay there when it was looked at last. */
  private print = "";
  /** Counts what was written: a look that began before is out of date. */
  private writes = 0;
  /** Whether what is shown may be out of date. */
  private stale = false;
  private stopped = false;
  /** When it was shown last how far the work has come. */
  private shown = 0;
  private ticks: Promise<unknown> = Promise.resolve();
  /** What is to be told of the work in hand, whatever comes of it. */
  private sofar: Note[] = [];
  /** Whether the work in hand has written anything. */
  private wrote = false;

  hear(hearer: () => void): () => void {
    this.hearers.add(hearer);
    return () => this.hearers.delete(hearer);
  }

  /** Opens what lies on a shelf, and begins with a look or with a round that is made there. */
  async open(shelf: Shelf, verb: Verb = LOOK): Promise<Answer | null> {
    if (this.state.busy) return null;
    if (this.quiet) this.engine.cancel();
    this.writes += 1;
    this.stale = false;
    this.set({ ...NOTHING, shelf, opened: this.state.opened + 1 });
    const answer = await this.act(verb);
    // What was stopped, or could not be begun, is not open; why stays to be read.
    const isOpen = answer !== null && (verb === LOOK || answer.refused === null);
    if (!isOpen && !this.state.away) this.set({ shelf: null });
    return answer;
  }

  /** Begins the round that follows the one that is open, which stays open until the next lies there. */
  async follow(next: Shelf): Promise<Answer | null> {
    return this.work(texts.doing("begin"), async (shelf) => {
      const { answer, sheets, found } = await askNext(this.engine, shelf, next, (read, of) => this.progress(read, of));
      const left = await this.write(next, sheets, found, texts.writing);
      const notes = gathered([...doneOf(answer, found, left), ...hinders(left)]);
      if (answer.refused || left.unwritten.some(isPlan)) {
        this.set({ acted: said(this.state.round, { refused: answer.refused, notes }) });
        return null;
      }
      const { busy, opened, told } = this.state;
      this.set({ ...NOTHING, busy, shelf: next, opened: opened + 1, told: told + 1, hasPlan: true, round: answer.round, acted: { ...answer, notes } });
      this.say(notes.map(({ text }) => text).join(" "));
      return answer;
    });
  }

  /** Takes the files out of a zip, before any of them is opened. */
  async unzip(zip: Blob): Promise<Unzipped> {
    this.set({ busy: { doing: texts.opening, read: 0, of: 0 }, acted: null });
    try {
      return await this.engine.unzip(zip);
    } finally {
      this.stopped = false;
      this.set({ busy: null });
    }
  }

  /** The same folder, opened anew. */
  async reopen(shelf: Shelf): Promise<void> {
    this.set({ shelf, away: false });
    await this.look(texts.seenAgain);
  }

  async act(verb: Verb): Promise<Answer | null> {
    return this.work(texts.doing(verb.do), (shelf) => this.perform(shelf, verb));
  }

  async take(files: Dropped[]): Promise<void> {
    if (this.state.busy) {
      this.holdUp(texts.notTaken);
      return;
    }
    await this.work(texts.taking, async (shelf) => {
      const found = await shelf.list();
      const { sheets, known } = await incoming(found, files);
      const left = await this.write(shelf, sheets, found, texts.taking);
      const put = sheets.length - left.unwritten.length;
      if (put > 0) this.sofar.push(noteOf("done", texts.taken(put)));
      this.sofar.push(...known.map((at) => noteOf("remark", texts.known(at))), ...hinders(left));
      return this.perform(shelf, { do: "check", settle: [] });
    });
  }

  /** Puts a plan that was changed elsewhere back to where it lies. */
  async putBack(file: File): Promise<void> {
    await this.work(texts.doing("look"), async (shelf) => {
      const found = await shelf.list();
      const plans = found.filter(({ lying }) => isPlan(lying.at));
      const plan = plans.length === 1 ? plans[0] : plans.find(({ lying: { at } }) => at === this.state.round?.plan.at);
      const at = plan?.lying.at ?? "plan.xlsx";
      const ending = at.slice(at.lastIndexOf("."));
      if (!file.name.toLowerCase().endsWith(ending)) throw new Refusal(texts.notPlan(ending));
      const tried = inPlanPlace(found, at, file);
      const { answer } = await this.engine.do(requestOf(shelf, LOOK, tried), tried.map((one) => one.file), () => {});
      const refused = keptOut(answer, file.name, this.state.round !== null);
      if (refused) {
        this.set({ acted: said(this.state.round, { refused, notes: this.sofar }) });
        return null;
      }
      const sheet: Sheet = { paper: { at, what: "file", outcome: "replaced" }, body: file };
      const left = await this.write(shelf, [sheet], found, texts.writing);
      this.sofar.push(...(left.unwritten.length > 0 ? hinders(left) : [noteOf("done", texts.planBack)]));
      return this.perform(shelf, LOOK);
    });
  }

  /** One tick after another: each is seen at once, and the round looked at when they are done. Whether it was done. */
  tick(at: string, sent: boolean): Promise<boolean> {
    const tick = this.ticks.then(() => this.moveDraft(at, sent));
    this.ticks = tick;
    return tick;
  }

  async hand(at: string): Promise<void> {
    const file = await this.fileAt(at);
    if (!file) {
      this.warn(texts.lost(at));
      return;
    }
    download(file, nameOf(at));
    this.say(texts.handed(nameOf(at)));
  }

  async copy(text: string): Promise<boolean> {
    const done = await copy(text);
    if (done) this.say(texts.copied);
    else this.warn(texts.notCopied);
    return done;
  }

  /** The whole round as one file. */
  async zip(): Promise<void> {
    await this.work(texts.zipping, async (shelf) => {
      const name = `${shelf.name}.zip`;
      download(await zipOf(this.engine, await shelf.list()), name);
      shelf.saved();
      this.note("done", texts.zipped(name));
      return null;
    });
  }

  cancel(): void {
    if (this.state.busy === null || this.state.writing) return;
    this.stopped = true;
    this.engine.cancel();
  }

  /** Somebody has gone on: what the last act said has been read. */
  goneOn(): void {
    if (this.state.busy === null) this.set({ acted: null });
  }

  /** Looks at what lies there, and looks the round through again where something changed. */
  async glance(): Promise<void> {
    const { shelf, busy, away } = this.state;
    if (shelf?.kind !== "folder" || busy || this.quiet) return;
    try {
      const print = printOf(await shelf.list());
      if (this.state.shelf !== shelf || this.state.busy) return;
      if (away) this.set({ away: false });
      if (away || print !== this.print) void this.look(away ? texts.seenAgain : texts.seen);
    } catch (why) {
      this.tell(why);
    }
  }

  /** Looks at the round in the background. */
  private look(aloud: string): Promise<void> {
    this.quiet ??= this.lookOnce(aloud).finally(() => {
      this.quiet = null;
    });
    return this.quiet;
  }

  private async lookOnce(aloud: string): Promise<void> {
    const { shelf } = this.state;
    if (!shelf) return;
    try {
      for (;;) {
        const { writes } = this;
        const { answer, bytes, found } = await this.ask(shelf, LOOK, () => {});
        if (this.state.shelf !== shelf) return;
        if (writes !== this.writes) continue;
        const sheets = sheetsOf(answer, bytes);
        if (sheets.length > 0) {
          // Beside a plan with faults lies a copy in which each is marked: it is laid there without a word.
          await write(shelf, sheets, found.map(({ lying }) => lying), () => {});
          this.print = printOf(await shelf.list());
        }
        this.stale = false;
        this.set({ round: answer.round, looked: answer });
        if (aloud) this.say(aloud);
        return;
      }
    } catch (why) {
      if (!(why instanceof Cancelled)) this.tell(why);
    }
  }

  /** Does something, alone, and tells of what hinders it. */
  private async work<Done>(doing: string, job: (shelf: Shelf) => Promise<Done>): Promise<Done | null> {
    const { shelf, busy } = this.state;
    if (!shelf || busy) return null;
    this.stopped = false;
    this.sofar = [];
    this.wrote = false;
    this.set({ busy: { doing, read: 0, of: 0 }, acted: null, polite: "", assertive: "" });
    try {
      await this.settleQuiet();
      return await job(shelf);
    } catch (why) {
      this.tell(why);
      return null;
    } finally {
      this.stopped = false;
      this.sofar = [];
      this.set({ busy: null, writing: false });
      if (this.stale && !this.state.away) void this.look("");
    }
  }

  private async perform(shelf: Shelf, verb: Verb): Promise<Answer> {
    if (verb.do !== "look") this.stale = true;
    const { answer, bytes, found } = await this.ask(shelf, verb, (read, of) => this.progress(read, of));
    const sheets = sheetsOf(answer, bytes);
    const left = await this.write(shelf, sheets, found, texts.writing);
    const before = this.sofar;
    const notes = gathered([...before, ...doneOf(answer, found, left), ...hinders(left)]);
    if (verb.do === "look") {
      this.stale = left.unwritten.length > 0;
      this.set({ round: answer.round, looked: answer, acted: before.length > 0 ? { ...answer, refused: null, notes: before } : null });
    } else {
      // What is settled among the returns shows where it is settled; of all else is told above.
      const told = this.state.told + (verb.do === "check" ? 0 : 1);
      const { round, looked } = this.state;
      // A plan that was used for this has nothing that keeps it from being used.
      const seen = looked && answer.round ? { ...looked, refused: null } : looked;
      this.set({ round: standsAfter(answer.round, round, left), acted: { ...answer, notes }, looked: seen, told });
    }
    this.say(notes.map(({ text }) => text).join(" "));
    return { ...answer, notes };
  }

  /** A folder that is being moved, copied or synced is seen in pieces: what is told is told of one that lay still meanwhile. */
  private async ask(shelf: Shelf, verb: Verb, progress: (read: number, of: number) => void) {
    for (let reading = 1; ; reading += 1) {
      const found = await shelf.list();
      if (this.stopped) throw new Cancelled();
      this.print = printOf(found);
      this.set({ hasPlan: found.some(({ lying }) => isPlan(lying.at)) });
      const done = await this.engine.do(requestOf(shelf, verb, found), found.map(({ file }) => file), progress);
      if (reading === READINGS || printOf(await shelf.list()) === this.print) return { ...done, found };
    }
  }

  private async write(shelf: Shelf, sheets: Sheet[], found: Found[], doing: string): Promise<Left> {
    if (sheets.length === 0) return { mishaps: [], unwritten: [] };
    this.writes += 1;
    this.stale = true;
    const of = sheets.length;
    this.set({ busy: { doing, read: 0, of }, writing: true });
    const left = await write(shelf, sheets, found.map(({ lying }) => lying), (read) => this.progress(read, of));
    this.wrote ||= left.unwritten.length < of;
    this.set({ writing: false });
    return left;
  }

  private async moveDraft(at: string, sent: boolean): Promise<boolean> {
    const { shelf, busy } = this.state;
    if (!shelf) return false;
    if (busy) {
      this.holdUp(texts.wait);
      return false;
    }
    try {
      const found = await shelf.list();
      const draft = found.find(({ lying }) => lying.at === at);
      if (!draft?.file) {
        this.warn(texts.lost(at));
        return false;
      }
      this.writes += 1;
      const to = new Free(found.map(({ lying }) => lying.at)).take(whereTo(at, sent));
      const [mishap] = await move(shelf, draft.file, draft.lying, to);
      if (mishap) this.warn(warning(mishap).text);
      else if (this.state.round) this.set({ round: withMoved(this.state.round, at, to, sent) });
      void this.look("");
      return mishap === undefined;
    } catch (why) {
      this.tell(why);
      return false;
    }
  }

  private async fileAt(at: string): Promise<File | null> {
    try {
      return (await this.state.shelf?.list())?.find(({ lying }) => lying.at === at)?.file ?? null;
    } catch (why) {
      this.tell(why);
      return null;
    }
  }

  /** A look in the background may end; one that goes on is stopped. */
  private async settleQuiet(): Promise<void> {
    if (!this.quiet) return;
    const patience = new Promise<"waited">((go) => setTimeout(go, PATIENCE, "waited"));
    if ((await Promise.race([this.quiet, patience])) === "waited") {
      this.stale = true;
      this.engine.cancel();
    }
    await this.quiet;
  }

  private progress(read: number, of: number): void {
    const { busy } = this.state;
    if (!busy || performance.now() - this.shown < SHOWN) return;
    this.shown = performance.now();
    this.set({ busy: { ...busy, read, of } });
  }

  private tell(why: unknown): void {
    const { sofar: notes, state: { round, acted } } = this;
    if (why instanceof Away) this.set({ away: true, acted: notes.length > 0 ? said(round, { notes }) : acted });
    else if (why instanceof Cancelled) this.note("remark", this.wrote ? texts.stoppedAfter : texts.stopped);
    else {
      const known = why instanceof Refusal ? why.message : texts.unknown;
      const text = this.wrote ? known : `${known} ${texts.unchanged}`;
      this.set({ acted: said(round, { refused: { text, faults: [] }, notes }) });
    }
  }

  /** Tells of something that ends the work, to be read and to be heard, after what is to be told of that. */
  private note(weight: Note["weight"], text: string): void {
    const notes = [...this.sofar, noteOf(weight, text)];
    this.set({ acted: said(this.state.round, { notes }) });
    this.say(notes.map((note) => note.text).join(" "));
  }

  /** Tells that something cannot be done beside the work in hand: at once, and again with what comes of that. */
  private holdUp(text: string): void {
    if (!this.sofar.some((note) => note.text === text)) this.sofar.push(noteOf("warning", text));
    this.warn(text);
  }

  private warn(text: string): void {
    this.set({ acted: said(this.state.round, { notes: [noteOf("warning", text)] }), polite: "", assertive: text });
  }

  private say(text: string): void {
    // The same again is heard again only where it differs.
    const polite = text !== "" && text === this.state.polite ? `${text}\u00a0` : text;
    this.set({ polite, assertive: "" });
  }

  private set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    for (const hearer of this.hearers) hearer();
  }
}
