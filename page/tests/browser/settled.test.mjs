/** What somebody who knows settles: whose a file is, that one does not count, and which emails were sent. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { holdTheSame, same, school } from "./beside.mjs";
import { start } from "./browser.mjs";
import { Desk } from "./filled.mjs";
import { steps } from "./texts.mjs";

let browser;
let desk;
let tab;
before(async () => {
  desk = new Desk();
  browser = await start();
  tab = await browser.open();
  await tab.openRound(await school("send"));
});
after(async () => {
  await browser?.close();
  desk.clear();
});

const board = () => tab.page.getByRole("region", { name: steps.returns.board });

test("a file does not count any more, and then counts again", async () => {
  await tab.go("returns");
  const file = "OAK Oak class audit.xlsx";
  await board().locator("summary", { hasText: "Oak" }).first().click();
  await same(tab, ["check", "--drop", file], async () => {
    await tab.press(steps.returns.withdraw, steps.of(file));
    await tab.button(steps.returns.countAgain, steps.of(file)).waitFor();
  });
  await same(tab, ["check", "--keep", file], async () => {
    await tab.press(steps.returns.countAgain, steps.of(file));
    await tab.button(steps.returns.withdraw, steps.of(file)).waitFor();
  });
});

test("a file of nobody is told, and somebody says whose it is", async () => {
  await tab.go("returns");
  const stranger = desk.stranger("Untitled.xlsx");
  await same(tab, ["check"], async () => {
    await tab.choose([stranger]);
    await tab.sees("1 file put among the returns.");
  });
  const strangers = tab.page.getByRole("region", { name: steps.returns.strangers });
  await strangers.getByText("Untitled.xlsx", { exact: true }).waitFor();
  // What can be done stands beside it: nobody is sent to a command line.
  assert.doesNotMatch(await tab.seen(), /--\w/);
  await strangers.getByRole("combobox", { name: `${steps.returns.whose} ${steps.of("Untitled.xlsx")}` }).selectOption("WIL");
  await same(tab, ["check", "--as", "WIL", "Untitled.xlsx"], async () => {
    await tab.press(steps.returns.settle, steps.of("Untitled.xlsx"));
    await strangers.waitFor({ state: "detached" });
  });
});

test("nowhere on the screens is anybody sent to a command line", async () => {
  for (const step of ["round", "plan", "workbooks", "returns", "corrections", "matrix"]) {
    await tab.go(step);
    // The invitations of those that have returned are gone.
    if (!["round", "workbooks"].includes(step)) await tab.openAll();
    const lines = (await tab.seen()).split("\n").filter((line) => /(^|\s)--[a-z]+|careers-audit /.test(line));
    assert.deepEqual(lines, [], step);
  }
});

test("an email that was sent is ticked: its draft is moved, and moved back", async () => {
  await tab.go("corrections");
  const was = await tab.folder.read();
  const tick = tab.page.getByRole("checkbox", { name: steps.tickSent }).first();
  await tick.check();
  await tab.page.waitForFunction(() => document.querySelector(".draft-sent"));
  await tab.done();
  const sent = [...(await tab.folder.read()).keys()].filter((at) => at.startsWith("email/sent/"));
  assert.equal(sent.length, 1);
  await tick.uncheck();
  await tab.page.waitForFunction(() => !document.querySelector(".draft-sent"));
  const is = await tab.folder.read();
  is.delete("email/sent");
  holdTheSame(is, was, "ticked and unticked");
});
