/** Where a browser lends no folder: a made-up school in the page, what was done with it saved as a zip, and opened again. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { command, holdTheSame, inFolder, lying, lay } from "./beside.mjs";
import { start } from "./browser.mjs";
import { Desk } from "./filled.mjs";
import { frame, round, steps, ways } from "./texts.mjs";

let browser;
let desk;
before(async () => {
  desk = new Desk();
  browser = await start();
});
after(async () => {
  await browser?.close();
  desk.clear();
});

/** A day on which all has come back that comes back to the made-up school. */
const DAY = "2026-12-15";

/** A made-up school in a browser that lends no folder. */
const demo = async () => {
  const tab = await browser.open({ folder: null, day: DAY });
  await tab.sees(ways.noFolders);
  await tab.press(ways.demo);
  await tab.press(ways.seeHere);
  await tab.page.getByRole("navigation", { name: frame.way }).waitFor();
  await tab.done();
  return tab;
};

/** The round that a page gives away, unpacked. */
const saved = async (tab) => {
  const { name, path } = await tab.handed(() => tab.press(frame.saveZip));
  await tab.sees(round.zipped(name));
  return { name, path: desk.lay(name, readFileSync(path)) };
};

/** A zip, unpacked by another program into a folder. */
const unzip = (zip, folder) => {
  execFileSync("python3", ["-m", "zipfile", "-e", zip, folder]);
  return lying(folder);
};

test("a made-up school, files put in, and all of it saved as a zip", async () => {
  const tab = await demo();
  await tab.sees(/In this page alone: \d+ files not saved yet/);
  await tab.go("returns");
  const note = desk.lay("Sorry, late.txt", "I am sorry.");
  const stranger = desk.lay("From nobody.xlsx", "PK\x03\x04 and no more");
  await tab.choose([note, stranger]);
  await tab.sees(round.taken(2));
  await tab.done();
  const { path } = await saved(tab);
  await tab.sees(frame.unsaved(0));
  await inFolder((root) => {
    const folder = join(root, ways.demoName);
    mkdirSync(folder);
    command(folder, ["demo", ".", "--setting", "mainstream"], DAY);
    const files = lying(folder);
    const now = Date.parse(`${DAY}T12:00:00`);
    for (const [name, from] of Object.entries({ "Sorry, late.txt": note, "From nobody.xlsx": stranger })) {
      files.set(`returns/${name}`, { bytes: readFileSync(from), saved: now });
    }
    lay(files, folder);
    command(folder, ["check"], DAY);
    const page = unzip(path, join(root, "unzipped"));
    holdTheSame(page, lying(folder), "the zip");
  });
  await tab.close();
});

/** What the screens of a round say, one after another. */
const told = async (tab) => {
  const all = {};
  for (const step of ["round", "plan", "workbooks", "returns", "corrections", "matrix"]) {
    await tab.go(step);
    // A long map is drawn some lines at a time.
    for (let before = ""; before !== all[step]; await tab.page.waitForTimeout(300)) {
      before = all[step] ?? "";
      all[step] = await tab.seen();
    }
  }
  return all;
};

test("the zip that a page saved is the same round in another page, dropped or chosen", async () => {
  const tab = await demo();
  const { path } = await saved(tab);
  await tab.go("plan");
  const was = await told(tab);
  await tab.close();
  for (const bring of [(other) => other.drop(ways.drop, [path]), (other) => other.choose([path])]) {
    const other = await browser.open({ folder: null, day: DAY });
    await bring(other);
    await other.page.getByRole("navigation", { name: frame.way }).waitFor();
    await other.done();
    await other.sees(frame.unsaved(0));
    assert.deepEqual(await told(other), was);
    const again = await saved(other);
    await inFolder((root) => {
      holdTheSame(unzip(again.path, join(root, "again")), unzip(path, join(root, "once")), "saved again");
    });
    await other.close();
  }
});

test("a folder that was unpacked is opened by dropping it, or the files in it", async () => {
  await inFolder(async (root) => {
    const folder = join(root, "Ashby 2026");
    mkdirSync(folder);
    command(folder, ["demo", ".", "--setting", "send"], DAY);
    for (const bring of [(tab) => tab.drop(ways.drop, [folder]), (tab) => tab.chooseFolder(folder)]) {
      const tab = await browser.open({ folder: null, day: DAY });
      await bring(tab);
      await tab.sees(frame.unsaved(0));
      await tab.done();
      const { name, path } = await saved(tab);
      assert.equal(name, "Ashby 2026.zip");
      holdTheSame(unzip(path, join(root, `unzipped ${Math.random()}`)), lying(folder), "the zip");
      await tab.close();
    }
  });
});

/** Closes the page as a person does; whether it asked. */
const asksBeforeClosing = async (tab) => {
  let asked = false;
  tab.page.on("dialog", async (dialog) => {
    asked ||= dialog.type() === "beforeunload";
    await dialog.accept();
  });
  await tab.page.close({ runBeforeUnload: true });
  for (let wait = 0; wait < 100 && !tab.page.isClosed(); wait += 1) await new Promise((go) => setTimeout(go, 50));
  return asked;
};

test("closing asks while something is not saved, and not when all is", async () => {
  const unsaved = await demo();
  await unsaved.go("plan");
  assert.equal(await asksBeforeClosing(unsaved), true);
  const all = await demo();
  await all.go("plan");
  await saved(all);
  assert.equal(await asksBeforeClosing(all), false);
  const first = await browser.open({ folder: null });
  await first.press(ways.demo);
  assert.equal(await asksBeforeClosing(first), false);
});

test("another round is not opened over one that is not saved without a question", async () => {
  const tab = await demo();
  await tab.page.getByRole("link", { name: frame.otherRound }).click();
  const asked = [];
  tab.page.on("dialog", async (dialog) => {
    asked.push(dialog.message());
    await dialog.dismiss();
  });
  await tab.press(ways.demo);
  await tab.press(ways.seeHere);
  await tab.page.waitForTimeout(500);
  assert.deepEqual(asked, [ways.leave]);
  await tab.page.getByRole("link", { name: frame.backToRound }).click();
  await tab.sees(/In this page alone: \d+ files not saved yet/);
  await tab.close();
});

test("a draft that was sent is ticked, and lies among those that were sent", async () => {
  const tab = await demo();
  await tab.go("corrections");
  const tick = tab.page.getByRole("checkbox", { name: steps.tickSent }).first();
  assert.equal(await tick.isChecked(), false);
  await tick.check();
  await tab.sees(steps.sent);
  const { path } = await saved(tab);
  await inFolder((root) => {
    const sent = [...unzip(path, root).keys()].filter((at) => at.startsWith("email/sent/"));
    assert.equal(sent.length, 1, sent.join(" "));
  });
  await tab.close();
});
