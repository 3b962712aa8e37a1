/** What a person typed, brought or had is kept, whatever goes wrong; and what is told of it is so. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { holdTheSame, school } from "./beside.mjs";
import { start } from "./browser.mjs";
import { Desk } from "./filled.mjs";
import { hold, holder, release } from "./held.mjs";
import { frame, round, steps, ways } from "./texts.mjs";

let browser;
let desk;
let files;
let note;
before(async () => {
  desk = new Desk();
  note = desk.lay("Sorry, late.txt", "I am sorry.");
  browser = await start();
  files = await school("send");
});
after(async () => {
  await browser?.close();
  desk.clear();
});

/** Before the page's script: no file of which `window.fails` is a part of the name can be written; or none after so many. */
const failing = () => {
  const real = FileSystemFileHandle.prototype.createWritable;
  FileSystemFileHandle.prototype.createWritable = function (...args) {
    if (window.fails !== undefined && this.name.includes(window.fails)) throw new DOMException("no", "NotAllowedError");
    if (window.room !== undefined && (window.room -= 1) < 0) throw new DOMException("no room", "QuotaExceededError");
    return real.apply(this, args);
  };
};

/** The round in a folder. */
const open = async () => {
  const tab = await browser.open({ scripts: [[holder], [failing]] });
  await tab.openRound(files);
  return tab;
};

/** A made-up school in the page alone. */
const inMemory = async () => {
  const tab = await browser.open({ folder: null });
  await tab.press(ways.demo);
  await tab.press(ways.seeHere);
  await tab.page.getByRole("navigation", { name: frame.way }).waitFor();
  await tab.done();
  return tab;
};

const field = (tab, name) => tab.page.getByLabel(name, { exact: true });
const told = async (tab) => (await tab.page.locator(".told").allInnerTexts()).join("\n");

/** Waits till the engine, or a file, is held back. */
const isHeld = (tab) => tab.page.waitForFunction(() => window.release !== undefined);

/** Waits till somebody has been told something above the screen. */
const tells = (tab, text) => tab.page.locator(".told").getByText(text).first().waitFor();

test("what could not be saved stays typed, and is saved when that can be done", async () => {
  const tab = await open();
  await tab.go("plan");
  await field(tab, steps.plan.leader).fill("Robin Typed");
  await tab.page.evaluate(() => (window.fails = "plan"));
  await tab.press(steps.plan.save);
  await tells(tab, round.mishap("plan.xlsx", "forbidden"));
  await tab.done();
  // The look that follows has told by then what the plan says.
  await tab.page.waitForTimeout(2_500);
  assert.equal(await field(tab, steps.plan.leader).inputValue(), "Robin Typed");
  await tab.sees(steps.plan.notSaved);
  await tab.page.evaluate(() => (window.fails = undefined));
  await tab.press(steps.plan.save);
  await tab.sees(steps.plan.nothingTyped);
  await tab.done();
  assert.equal(await field(tab, steps.plan.leader).inputValue(), "Robin Typed");
  assert.ok(!(await tab.folder.read()).get("plan.xlsx").bytes.equals(files.get("plan.xlsx").bytes));
  await tab.close();
});

test("what is typed while something is saved stays typed", async () => {
  const tab = await open();
  await tab.go("plan");
  await field(tab, steps.plan.school).fill("Ashby School ");
  await hold(tab, "written");
  await tab.press(steps.plan.save);
  await isHeld(tab);
  await field(tab, steps.plan.leader).fill("Typed meanwhile");
  await release(tab);
  await tab.done();
  await tab.page.waitForTimeout(2_500);
  assert.equal(await field(tab, steps.plan.leader).inputValue(), "Typed meanwhile");
  assert.equal(await field(tab, steps.plan.school).inputValue(), "Ashby School");
  await tab.sees(steps.plan.notSaved);
  // It was saved: what the plan says later is shown.
  await tab.folder.put("plan.xlsx", files.get("plan.xlsx").bytes);
  await tab.page.waitForFunction((text) => document.querySelector("form input").value !== text, "Ashby School");
  assert.equal(await field(tab, steps.plan.leader).inputValue(), "Typed meanwhile");
  await tab.close();
});

test("what was typed for one round is not shown in another, which is asked for first", async () => {
  const tab = await open();
  await tab.go("plan");
  const was = await field(tab, steps.plan.leader).inputValue();
  await field(tab, steps.plan.leader).fill("Of Ashby");
  await tab.lend("Birch");
  await tab.folder.lay(files);
  await tab.page.getByRole("link", { name: frame.otherRound }).click();
  const asked = [];
  let answer = "dismiss";
  tab.page.on("dialog", async (dialog) => {
    asked.push(dialog.message());
    await dialog[answer]();
  });
  await tab.press(ways.openOther);
  await tab.page.getByRole("link", { name: frame.backToRound }).click();
  await tab.go("plan");
  assert.equal(await field(tab, steps.plan.leader).inputValue(), "Of Ashby");
  answer = "accept";
  await tab.page.getByRole("link", { name: frame.otherRound }).click();
  await tab.press(ways.openOther);
  await tab.sees(frame.inFolder("Birch"));
  await tab.done();
  await tab.go("plan");
  assert.equal(await field(tab, steps.plan.leader).inputValue(), was);
  assert.deepEqual(asked, [ways.leaveTyped, ways.leaveTyped]);
  await tab.close();
});

test("a file that is not the plan does not take its place", async () => {
  const tab = await inMemory();
  await tab.go("plan");
  const was = await field(tab, steps.plan.leader).inputValue();
  const aReturn = [...files.keys()].find((at) => /^returns\/[^/]*\.xlsx$/.test(at));
  for (const path of [desk.stranger("Other.xlsx"), desk.lay("A return.xlsx", files.get(aReturn).bytes), desk.lay("Text.xlsx", "text")]) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    await tab.choose([path]);
    await tells(tab, `'${name}' was not put back`);
    await tab.done();
    assert.equal(await field(tab, steps.plan.leader).inputValue(), was, name);
  }
  // A plan does.
  await tab.choose([desk.lay("plan (1).xlsx", files.get("plan.xlsx").bytes)]);
  await tells(tab, round.planBack);
  await tab.done();
  await tab.sees(ways.settings.send);
  await tab.close();
});

test("what is brought or ticked while something is done is told, and the box goes back", async () => {
  const tab = await open();
  await tab.go("returns");
  await hold(tab, "asked");
  await tab.press(steps.returns.check);
  await isHeld(tab);
  await tab.drop(steps.returns.drop, [note]);
  await tab.sees(frame.dropBusy);
  const box = tab.page.getByRole("checkbox", { name: steps.tickSent }).first();
  await box.click();
  await tells(tab, round.wait);
  assert.equal(await box.isChecked(), false);
  await release(tab);
  await tab.done();
  await tells(tab, round.wait);
  await tab.sees(frame.dropBusy);
  await tab.drop(steps.returns.drop, [note]);
  await tells(tab, round.taken(1));
  await tab.done();
  assert.equal(await tab.page.getByText(frame.dropBusy).count(), 0);
  await tab.close();
});

test("stopped after files were put in, these are told, and not that nothing was changed", async () => {
  const tab = await open();
  await tab.go("returns");
  await hold(tab, "asked");
  await tab.choose([note]);
  await isHeld(tab);
  await tab.press(frame.cancel);
  await tells(tab, round.stoppedAfter);
  await tells(tab, round.taken(1));
  assert.doesNotMatch(await told(tab), /[Nn]othing was changed/);
  assert.ok((await tab.folder.read()).has("returns/Sorry, late.txt"));
  await tab.close();
});

test("stopped after a file could not be put in, that is told", async () => {
  const tab = await open();
  await tab.go("returns");
  await tab.page.evaluate(() => (window.fails = "Sorry"));
  await hold(tab, "asked");
  await tab.choose([note]);
  await isHeld(tab);
  await tab.press(frame.cancel);
  await tells(tab, round.mishap("returns/Sorry, late.txt", "forbidden"));
  await tells(tab, round.stopped);
  await tab.close();
});

test("where there is no room for all, only what was written is told", async () => {
  const tab = await browser.open({ scripts: [[failing]] });
  const plan = new Map([["plan.xlsx", files.get("plan.xlsx")]]);
  await tab.openRound(plan);
  await tab.go("workbooks");
  await tab.page.evaluate(() => (window.room = 2));
  await tab.press(steps.workbooks.makeThem);
  await tells(tab, /there is no room left/);
  await tab.done();
  await tells(tab, /^\d+ files of this were not written/);
  const is = await tab.folder.read();
  const text = await tab.page.evaluate(() => document.querySelector(".told").textContent);
  const claimed = text.match(/Made: \w+\/[^:]*?\.(xlsx|eml|toml)/g) ?? [];
  assert.equal(claimed.length, [...is].filter(([, file]) => file !== null).length - 1, text);
  assert.doesNotMatch(text, /draft|Send each/);
  holdTheSame(new Map([["plan.xlsx", is.get("plan.xlsx")]]), plan, "the plan");
  await tab.close();
});
