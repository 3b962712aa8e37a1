/** Trouble: what goes wrong is told in a line, takes nothing else with it, and harms nothing that lies in the folder. */
import assert from "node:assert/strict";
import { basename } from "node:path/posix";
import { after, before, test } from "node:test";
import { holdTheSame, made, school } from "./beside.mjs";
import { start } from "./browser.mjs";
import { frame, round, steps } from "./texts.mjs";

let browser;
let files;
before(async () => {
  browser = await start();
  files = await school("send");
});
after(() => browser?.close());

/** Opens the made-up school's folder; `scripts` run before the page's own. */
const open = async (...scripts) => {
  const tab = await browser.open({ scripts });
  await tab.openRound(files);
  return tab;
};

/** A return that is read well. */
const aReturn = () => [...files.keys()].find((at) => /^returns\/[^/]*\.xlsx$/.test(at));

const aWorkbook = () => [...files.keys()].find((at) => /^workbooks\/.*\.xlsx$/.test(at));

/**
 * Before the page's script: a worker that reads the file `bad` ends at that, as it does when the engine is trapped; or it falls
 * silent, where `how` is "silent".
 */
const badly = ({ bad, how }) => {
  const Real = window.Worker;
  window.ended = 0;
  window.Worker = class extends Real {
    set onmessage(hear) {
      super.onmessage = (event) => {
        const { say, at } = event.data;
        if (this.over) return;
        hear(event);
        if (say !== "reads" || at !== bad) return;
        this.over = true;
        window.ended += 1;
        if (how === "trap") this.onerror(new ErrorEvent("error", { message: "unreachable", cancelable: true }));
      };
    }
  };
};

test("a file that ends its worker is told, and the others are read", async () => {
  const bad = aReturn();
  const tab = await open([badly, { bad, how: "trap" }]);
  assert.equal(await tab.page.evaluate(() => window.ended), 1, "once, and not again");
  await tab.go("returns");
  const board = tab.page.getByRole("region", { name: steps.returns.board });
  await tab.openAll();
  const strangers = tab.page.getByRole("region", { name: steps.returns.strangers });
  assert.match(`${await strangers.innerText()} ${await board.innerText()}`, /ended the program that was reading it/);
  assert.ok((await board.getByText(/^Accepted/).count()) > 2, "the others are read");
  // It is known from now on, and what else is asked goes on.
  await tab.press(steps.returns.check);
  await tab.done();
  assert.equal(await tab.page.evaluate(() => window.ended), 1);
  // Saved anew, it is read anew.
  await tab.folder.put(bad, files.get(bad).bytes);
  await tab.page.waitForFunction(() => window.ended === 2);
  await tab.close();
});

test("a worker that falls silent is given up, and that file told", async () => {
  const bad = aReturn();
  /** Five seconds of the page's watch pass in a tenth of one. */
  const soon = () => {
    const real = window.setInterval;
    window.setInterval = (job, every) => real(job, every === 5_000 ? 250 : every);
  };
  const tab = await open([soon], [badly, { bad, how: "silent" }]);
  assert.equal(await tab.page.evaluate(() => window.ended), 1);
  await tab.go("returns");
  await tab.openAll();
  await tab.sees(/ended the program that was reading it/);
  await tab.close();
});

/** Before the page's script: the worker is slow, so that there is time to press something. */
const slowly = () => {
  const Real = window.Worker;
  window.Worker = class extends Real {
    set onmessage(hear) {
      super.onmessage = (event) => {
        if (event.data.say === "done" && window.slow) setTimeout(() => this.gone || hear(event), 3_000);
        else hear(event);
      };
    }
    terminate() {
      this.gone = true;
      super.terminate();
    }
  };
};

test("cancelled in the middle, nothing is changed, and what is asked next is done", async () => {
  const tab = await open([slowly]);
  const was = await tab.folder.read();
  await tab.go("matrix");
  await tab.page.evaluate(() => (window.slow = true));
  await tab.press(steps.matrix.pack);
  await tab.press(frame.cancel);
  await tab.sees(round.stopped);
  await tab.done();
  holdTheSame(await tab.folder.read(), was, "cancelled");
  await tab.page.evaluate(() => (window.slow = false));
  await tab.press(steps.matrix.makeIt);
  await tab.page.waitForTimeout(100);
  await tab.done();
  holdTheSame(await tab.folder.read(), await made(was, ["consolidate"]), "afterwards");
  await tab.close();
});

test("the folder taken away is told in one line, nothing is lost, and it is opened again", async () => {
  const tab = await open();
  const was = await tab.folder.read();
  await tab.go("matrix");
  await tab.folder.remove();
  await tab.sees(frame.away("Ashby"));
  assert.equal(await tab.page.getByRole("alert").filter({ hasText: frame.away("Ashby") }).count(), 1);
  await tab.press(steps.matrix.makeIt);
  await tab.done();
  await tab.sees(frame.away("Ashby"));
  // It is put back where it was: the page sees that by itself.
  await tab.folder.lay(was);
  await tab.page.getByText(frame.away("Ashby")).waitFor({ state: "detached" });
  await tab.press(steps.matrix.makeIt);
  await tab.sees(steps.matrix.files);
  await tab.done();
  await tab.close();
});

test("a folder that goes piece by piece is told as gone, and the round that lay there stays in sight", async () => {
  /** From when it is said, each listing finds a file less; after the fourth the folder is gone. */
  const goes = () => {
    const real = FileSystemDirectoryHandle.prototype.values;
    const pieces = ["plan.xlsx", "workbooks", "returns"];
    FileSystemDirectoryHandle.prototype.values = async function* (...args) {
      if (window.going && this.name === "Ashby") {
        const piece = pieces.shift();
        if (piece) await this.removeEntry(piece, { recursive: true });
        else await (await navigator.storage.getDirectory()).removeEntry("Ashby", { recursive: true }).catch(() => {});
      }
      yield* real.apply(this, args);
    };
  };
  const tab = await open([goes]);
  await tab.go("matrix");
  await tab.button(steps.matrix.makeIt).waitFor();
  await tab.page.evaluate(() => (window.going = true));
  await tab.sees(frame.away("Ashby"));
  assert.ok(await tab.button(steps.matrix.makeIt).isVisible(), await tab.seen());
  await tab.close();
});

test("the folder taken away while files are written is told, and when it was found again all is made", async () => {
  /** The folder goes with the third file that is written. */
  const goes = () => {
    const real = FileSystemFileHandle.prototype.createWritable;
    let count = 0;
    FileSystemFileHandle.prototype.createWritable = async function (...args) {
      if (window.takes && (count += 1) === 3) {
        const root = await navigator.storage.getDirectory();
        await root.removeEntry("Ashby", { recursive: true });
      }
      return real.apply(this, args);
    };
  };
  const tab = await open([goes]);
  const was = await tab.folder.read();
  await tab.go("workbooks");
  await tab.page.getByLabel(steps.workbooks.planner).check();
  await tab.page.evaluate(() => (window.takes = true));
  await tab.press(steps.workbooks.makeThem);
  await tab.press(steps.workbooks.replaceThem);
  await tab.sees(frame.away("Ashby"));
  await tab.done();
  await tab.page.evaluate(() => (window.takes = false));
  // It turns up elsewhere, and is chosen there.
  await tab.lend("Found again");
  await tab.folder.lay(was);
  await tab.press(frame.openAgain);
  await tab.page.getByText(frame.away("Ashby")).waitFor({ state: "detached" });
  await tab.done();
  const before = await tab.folder.read();
  await tab.press(steps.workbooks.makeThem);
  await tab.press(steps.workbooks.replaceThem);
  await tab.sees(/invitation/);
  await tab.done();
  holdTheSame(await tab.folder.read(), await made(before, ["generate", "--with", "planner", "--force"]), "made again");
  await tab.close();
});

test("what somebody saved between looking and writing is not replaced, and is told", async () => {
  const own = Buffer.from("somebody's own words");
  /** Somebody saves a file just before it is written. */
  const meanwhile = () => {
    const real = FileSystemDirectoryHandle.prototype.getFileHandle;
    FileSystemDirectoryHandle.prototype.getFileHandle = async function (name, ...how) {
      if (window.saving?.delete(name)) {
        const stream = await (await real.call(this, name, { create: true })).createWritable();
        await stream.write("somebody's own words");
        await stream.close();
      }
      return real.call(this, name, ...how);
    };
  };
  const tab = await open([meanwhile]);
  // One that lay there, and one that did not.
  const there = aWorkbook();
  const absent = [...files.keys()].findLast((at) => /^workbooks\/.*\.xlsx$/.test(at));
  await tab.folder.remove(absent);
  await tab.page.evaluate((names) => (window.saving = new Set(names)), [there, absent].map((at) => basename(at)));
  await tab.go("workbooks");
  await tab.page.getByLabel(steps.workbooks.planner).check();
  await tab.press(steps.workbooks.makeThem);
  await tab.press(steps.workbooks.replaceThem);
  await tab.sees(round.mishap(there, "changed"));
  await tab.sees(round.mishap(absent, "changed"));
  await tab.done();
  const is = await tab.folder.read();
  for (const at of [there, absent]) assert.ok(is.get(at).bytes.equals(own), at);
  await tab.close();
});

test("a file that cannot be written is told, and the others are written", async () => {
  /** As where Excel has the file open. */
  const held = (name) => {
    const real = FileSystemFileHandle.prototype.createWritable;
    FileSystemFileHandle.prototype.createWritable = function (...args) {
      if (this.name === window.held) throw new DOMException("open elsewhere", "NoModificationAllowedError");
      return real.apply(this, args);
    };
  };
  const tab = await open([held]);
  const at = aWorkbook();
  const was = await tab.folder.read();
  await tab.go("workbooks");
  await tab.page.getByRole("radio", { name: steps.workbooks.whichOf.all }).check();
  await tab.page.evaluate((name) => (window.held = name), at.slice("workbooks/".length));
  await tab.page.getByLabel(steps.workbooks.planner).check();
  await tab.press(steps.workbooks.makeThem);
  await tab.press(steps.workbooks.replaceThem);
  await tab.sees(round.mishap(at, "open"));
  await tab.done();
  const is = await tab.folder.read();
  const wanted = await made(was, ["generate", "--with", "planner", "--force"]);
  const differ = [...wanted.keys()].filter((one) => wanted.get(one) && !is.get(one)?.bytes.equals(wanted.get(one).bytes));
  assert.deepEqual(differ, [at]);
  assert.ok(is.get(at).bytes.equals(was.get(at).bytes), "as it was");
  // When it is closed there, it is written.
  await tab.page.evaluate(() => (window.held = ""));
  await tab.press(steps.workbooks.makeThem);
  await tab.press(steps.workbooks.replaceThem);
  await tab.page.waitForTimeout(300);
  await tab.done();
  assert.ok((await tab.folder.read()).get(at).bytes.equals(wanted.get(at).bytes));
  await tab.close();
});
