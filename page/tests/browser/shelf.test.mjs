/** Where a round's files lie: nobody's save is lost, no name is a puzzle, and nothing takes so long that the page stands still. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { school } from "./beside.mjs";
import { start } from "./browser.mjs";
import { Desk } from "./filled.mjs";
import { frame, round, steps, ways } from "./texts.mjs";

let browser;
let desk;
let plan;
before(async () => {
  desk = new Desk();
  browser = await start();
  const files = await school("send");
  plan = new Map([["plan.xlsx", files.get("plan.xlsx")]]);
});
after(async () => {
  await browser?.close();
  desk.clear();
});

/** Opens a folder in which these lie; `scripts` run before the page's own. */
const open = async (lying, ...scripts) => {
  const tab = await browser.open({ scripts });
  await tab.openRound(lying);
  return tab;
};

/** Makes the workbooks, and waits till that is over. */
const make = async (tab) => {
  await tab.go("workbooks");
  await tab.press(steps.workbooks.makeThem);
  await tab.page.waitForTimeout(300);
  await tab.done();
};

/** Sets files among the returns, and waits till that is over. */
const bring = async (tab, paths) => {
  await tab.go("returns");
  await tab.choose(paths);
  await tab.page.waitForTimeout(300);
  await tab.done();
};

/** Before the page's script: somebody saves once, when the page has written into a file and has not closed it. */
const meanwhile = () => {
  const real = FileSystemWritableFileStream.prototype.write;
  FileSystemWritableFileStream.prototype.write = async function (...given) {
    await real.apply(this, given);
    const saves = window.meanwhile;
    delete window.meanwhile;
    await saves?.();
  };
};

test("what somebody saves while a file is being written stays, where one lay and where none lay", async () => {
  const own = Buffer.from("somebody's own words");
  const tab = await open(plan, [meanwhile]);
  const arm = async (name, at) => {
    await tab.page.exposeFunction(name, () => tab.folder.put(at, own));
    await tab.page.evaluate((name) => (window.meanwhile = window[name]), name);
  };
  const note = desk.lay("Sorry.txt", "I am sorry.");
  await arm("absent", "returns/Sorry.txt");
  await bring(tab, [note]);
  await tab.sees(round.mishap("returns/Sorry.txt", "changed"));
  await tab.go("plan");
  await tab.page.getByLabel(steps.plan.leader, { exact: true }).fill("Robin Reed");
  await arm("there", "plan.xlsx");
  await tab.press(steps.plan.save);
  await tab.sees(round.mishap("plan.xlsx", "changed"));
  await tab.done();
  const is = await tab.folder.read();
  for (const at of ["returns/Sorry.txt", "plan.xlsx"]) assert.ok(is.get(at).bytes.equals(own), at);
  await tab.close();
});

test("a folder below that nobody may look into hinders nothing else", async () => {
  const closed = () => {
    const real = FileSystemDirectoryHandle.prototype.values;
    FileSystemDirectoryHandle.prototype.values = function () {
      if (this.name === "Closed") throw new DOMException("not for you", "NotAllowedError");
      return real.call(this);
    };
  };
  const tab = await open(new Map([...plan, ["Closed/inside.txt", { bytes: Buffer.from("x") }]]), [closed]);
  await tab.go("workbooks");
  assert.equal(await tab.page.getByText(frame.away("Ashby")).count(), 0);
  await tab.close();
});

/** Before the page's script: the folder that is chosen is called `Audit` and lies in the one named here. */
const audits = (above) => {
  window.showDirectoryPicker = async () => {
    window.asked = true;
    if (window.nobody) throw new DOMException("nobody chose a folder", "AbortError");
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(above, { create: true });
    return root.getDirectoryHandle("Audit", { create: true });
  };
};

test("a folder that is away is not taken for another of the same name", async () => {
  const tab = await browser.open({ scripts: [[audits, "one"]] });
  for (const name of ["one", "two"]) {
    await tab.lend(name);
    await tab.folder.put("Audit/plan.xlsx", plan.get("plan.xlsx").bytes);
  }
  await tab.press(ways.openFolder);
  await tab.page.getByRole("navigation", { name: frame.way }).waitFor();
  await tab.done();
  const other = await tab.page.context().newPage();
  await other.addInitScript(audits, "two");
  await other.goto(tab.page.url().split("#")[0]);
  await other.getByRole("button", { name: ways.openOther }).click();
  await other.getByRole("navigation", { name: frame.way }).waitFor();
  await tab.page.bringToFront();
  await tab.lend("one");
  await tab.folder.remove();
  await tab.sees(frame.away("Audit"));
  await tab.page.evaluate(() => {
    window.nobody = true;
    window.asked = false;
  });
  await tab.press(frame.openAgain);
  await tab.page.waitForFunction(() => window.asked);
  await tab.sees(frame.away("Audit"));
  await tab.close();
});

test("what a browser half wrote is passed over", async () => {
  const tab = await open(new Map([...plan, ["returns/ASH audit.xlsx.crswap", { bytes: Buffer.from("PK") }]]));
  await tab.go("returns");
  await tab.press(steps.returns.check);
  await tab.page.waitForTimeout(300);
  await tab.done();
  assert.doesNotMatch(await tab.seen(), /crswap/);
  await tab.close();
});

test("a file where a folder must be is told once, however much was to go into it", async () => {
  const tab = await open(new Map([...plan, ["workbooks", { bytes: Buffer.from("x") }]]));
  const told = tab.page.locator(".told");
  await make(tab);
  assert.equal(await told.getByText(round.mishap("workbooks", "file")).count(), 1);
  assert.equal((await tab.folder.read()).get("workbooks").bytes.toString(), "x");
  await tab.close();
});

test("a name with an accent is the same however it is composed, and in capitals", async () => {
  const tab = await open(new Map([...plan, ["returns/\u00c9t\u00e9.txt", { bytes: Buffer.from("summer") }]]));
  await bring(tab, [desk.lay("e\u0301te\u0301.txt", "summer")]);
  await tab.sees(round.known("e\u0301te\u0301.txt"));
  await bring(tab, [desk.lay("E\u0301TE\u0301.txt", "another summer")]);
  await tab.sees(round.taken(1));
  const returns = [...(await tab.folder.read()).keys()].filter((at) => at.startsWith("returns/"));
  assert.deepEqual(returns.map((at) => at.normalize("NFC")).sort(), ["returns/\u00c9T\u00c9 2.txt", "returns/\u00c9t\u00e9.txt"].sort());
  await tab.close();
});

/** A zip that another program made, with these entries. */
const zipOf = (name, entries) => {
  const path = desk.lay(name, "");
  const script = "import sys,json,zipfile,base64,warnings\nwarnings.simplefilter('ignore')\nz=zipfile.ZipFile(sys.argv[1],'w')\n"
    + "for n,b in json.load(sys.stdin): z.writestr(n,base64.b64decode(b))\nz.close()";
  const input = JSON.stringify(entries.map(([at, bytes]) => [at, Buffer.from(bytes).toString("base64")]));
  execFileSync("python3", ["-c", script, path], { input });
  return path;
};

test("of a zip whose entries share a name, none is lost", async () => {
  const tab = await browser.open({ folder: null });
  const path = zipOf("Ashby.zip", [
    ["plan.xlsx", plan.get("plan.xlsx").bytes],
    ["returns/Note.txt", "one"],
    ["returns/NOTE.txt", "two"],
    ["returns/Note.txt/inside.txt", "three"],
  ]);
  await tab.choose([path]);
  await tab.page.getByRole("navigation", { name: frame.way }).waitFor();
  await tab.done();
  const { path: out } = await tab.handed(() => tab.press(frame.saveZip));
  const names = execFileSync("python3", ["-m", "zipfile", "-l", out]).toString();
  for (const name of ["returns/Note 2.txt", "returns/NOTE 3.txt", "returns/Note.txt/inside.txt"]) assert.ok(names.includes(name), names);
  await tab.close();
});

test("files without a plan are no round, and that is said", async () => {
  const tab = await browser.open({ folder: null });
  await tab.choose([desk.lay("Minutes.txt", "what we said")]);
  await tab.sees(frame.noRoundHere(ways.roundName));
  assert.equal(await tab.page.getByText(frame.noRound).count(), 0);
  await tab.page.getByLabel(ways.school).fill("Ashby");
  await tab.press(ways.startHere);
  await tab.page.locator(".tasks").waitFor();
  await tab.close();
});

/** Before the page's script: whatever keeps it from answering for more than a moment. */
const longs = () => {
  window.longs = [];
  new PerformanceObserver((seen) => window.longs.push(...seen.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ["longtask"] });
};

test("a large file that lies there already does not make the page stand still", async () => {
  const tab = await open(plan, [longs]);
  const big = desk.lay("Assembly.mp4", Buffer.alloc(48 << 20, 7));
  await bring(tab, [big]);
  await tab.sees(round.taken(1));
  await tab.page.evaluate(() => (window.longs.length = 0));
  await bring(tab, [big]);
  await tab.sees(round.known("Assembly.mp4"));
  // The machine may be at work on much else: the limit is a generous one.
  assert.deepEqual(await tab.page.evaluate(() => window.longs.filter((took) => took > 150)), []);
  await tab.close();
});
