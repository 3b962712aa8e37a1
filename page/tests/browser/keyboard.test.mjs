/** A whole round with the keyboard alone: the focus is where something happened, and what happened is said aloud. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./browser.mjs";
import { Desk } from "./filled.mjs";
import { hold, holder } from "./held.mjs";
import { Keys } from "./keys.mjs";
import { frame, round, steps, ways } from "./texts.mjs";

const SCHOOL = "Larkspur School";
const ART = "ART Art audit.xlsx";

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

test("a whole round", async () => {
  const tab = await browser.open({ folder: "Round" });
  const keys = new Keys(tab);
  // Heard from the beginning: Chromium needs a moment to hand over the window in which files are chosen.
  const window = new Promise((take) => tab.page.once("filechooser", take));

  await keys.press("Tab");
  assert.equal((await keys.on()).words, frame.skip);
  await keys.press("Enter");
  assert.equal((await keys.on()).tag, "main");

  await keys.to(ways.start);
  await keys.press("Enter");
  await keys.to(ways.settings.mainstream);
  await keys.press("ArrowDown");
  assert.equal((await keys.on()).words, ways.settings.send);
  await keys.press("ArrowUp", "Tab");
  assert.equal((await keys.on()).words, ways.school);
  await keys.press("Enter");
  assert.equal(await keys.comesTo('[aria-invalid="true"]'), ways.school);
  await keys.type(SCHOOL);
  await keys.press("Enter");
  assert.equal(await keys.comesTo("h1"), SCHOOL);
  await keys.hears(/plan/);

  await keys.to(frame.screens.workbooks, "Shift+Tab");
  await keys.press("Enter");
  assert.equal(await keys.comesTo("h1"), frame.screens.workbooks);
  await keys.to(steps.workbooks.makeThem);
  await keys.press("Space");
  assert.match(await keys.comesTo(".told"), /Send each department its workbook/);
  await keys.hears(/Send each department its workbook/);
  await keys.to(new RegExp(`^${steps.download}.*Art$`));

  await keys.to(frame.screens.returns, "Shift+Tab");
  await keys.press("Enter");
  assert.equal(await keys.comesTo("h1"), frame.screens.returns);
  const blank = desk.lay("blank.xlsx", (await tab.folder.read()).get(`workbooks/${ART}`).bytes);
  const [answers] = desk.answers([blank]);
  await keys.to(frame.chooseFiles);
  await keys.press("Enter");
  await (await window).setFiles(desk.fill("openpyxl", blank, ART, answers));
  await keys.hears(round.taken(1));
  await tab.done();
  assert.equal((await keys.on()).words, frame.chooseFiles);
  await keys.to(/^Art/);
  await keys.press("Enter");
  await tab.sees(ART);
  await keys.to(frame.after(frame.screens.corrections));
  await keys.press("Enter");
  assert.equal(await keys.comesTo("h1"), frame.screens.corrections);
  await keys.to(/^I have sent it of/);
  await keys.press("Space");
  await tab.page.locator(":focus:checked").waitFor();

  await keys.to(frame.screens.matrix, "Shift+Tab");
  await keys.press("Enter");
  assert.equal(await keys.comesTo("h1"), frame.screens.matrix);
  await keys.to(steps.matrix.makeIt);
  await keys.press("Enter");
  assert.match(await keys.comesTo(".told"), /Careers matrix/);
  await keys.hears(/Careers matrix/);

  // The map: one stop for the Tab key, and arrow keys within; a cell opens its rows, and gets the focus back.
  const cells = tab.page.locator(".map td");
  await cells.filter({ hasText: /^Taught$/ }).first().waitFor();
  await keys.to(steps.matrix.mapLabel);
  await keys.press("Tab");
  await keys.comesTo(".map td");
  const at = () => tab.page.evaluate(() => [document.activeElement.parentElement.sectionRowIndex, document.activeElement.cellIndex]);
  const goal = await tab.page.evaluate(() => {
    const taught = [...document.querySelectorAll(".map td")].find((one) => one.textContent === "Taught");
    return [taught.parentElement.sectionRowIndex, taught.cellIndex];
  });
  for (let [line] = await at(); line < goal[0]; line += 1) await keys.press("ArrowDown");
  for (let column = (await at())[1]; column < goal[1]; column += 1) await keys.press("ArrowRight");
  assert.deepEqual(await at(), goal);
  await keys.press("Enter");
  assert.equal(await keys.comesTo("dialog h2"), steps.matrix.cell("KS3-2", "Art and Design"));
  assert.match(await tab.page.getByRole("dialog").innerText(), /Unit 1/);
  await keys.press("Escape");
  await keys.comesTo(".map td");
  assert.deepEqual(await at(), goal);
  await tab.close();
});

test("what is refused takes the focus, and says where, what, and how to mend it", async () => {
  const tab = await browser.open({ folder: "Round" });
  const keys = new Keys(tab);
  await keys.to(ways.start);
  await keys.press("Enter");
  await keys.to(ways.school);
  await keys.type(SCHOOL);
  await keys.press("Enter");
  await keys.comesTo("h1");
  const plan = (await tab.folder.read()).get("plan.xlsx").bytes;
  await tab.folder.put("plan.xlsx", desk.edited("openpyxl", plan, [{ sheet: "Departments", cell: "A7", value: "ENG" }]));
  const words = await keys.comesTo(".faults");
  for (const part of [frame.planFaults, "Code (A7, A4)", "'ENG' is used more than once", "Give each row a code or ref of its own"]) {
    assert.ok(words.includes(part), `${part} is not in: ${words}`);
  }
  assert.equal(await tab.page.locator(":focus").getAttribute("role"), "alert");
  await tab.folder.put("plan.xlsx", plan);
  await keys.hears("looked at again");
  await tab.page.getByRole("heading", { level: 1, name: SCHOOL }).waitFor();
  await tab.close();
});

test("work in hand is stopped with a key, and that is said", async () => {
  const tab = await browser.open({ folder: null, scripts: [[holder]] });
  await hold(tab, "asked");
  const keys = new Keys(tab);
  await keys.to(ways.demo);
  await keys.press("Enter");
  await keys.to(ways.seeHere);
  await keys.press("Enter");
  await keys.hears(frame.working(round.doing("demo")));
  await keys.to(frame.cancel);
  await keys.press("Enter");
  await keys.hears(/Stopped/);
  await tab.close();
});
