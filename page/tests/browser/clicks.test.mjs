/** A person who comes to the page for the first time: how many clicks a round takes, besides the files themselves. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { after, before, test } from "node:test";
import { start } from "./browser.mjs";
import { Desk } from "./filled.mjs";
import { frame, round, steps, ways } from "./texts.mjs";

const SCHOOL = "Larkspur School";
const MOST = 12;

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

/** In the page: counts what a person's own hand presses. */
const counter = () => {
  window.clicks = 0;
  addEventListener("click", ({ isTrusted }) => (window.clicks += isTrusted ? 1 : 0), true);
};

test(`from nothing to a matrix, with a correction on the way, in at most ${MOST} clicks`, async () => {
  const tab = await browser.open({ folder: "Round", scripts: [[counter]] });
  const { page } = tab;
  const onward = (step) => page.getByRole("link", { name: frame.after(frame.screens[step]) }).click();
  // Heard from the beginning: Chromium needs a moment to hand over the window in which files are chosen.
  const window = new Promise((take) => page.once("filechooser", take));
  const choose = async (file) => {
    await tab.press(frame.chooseFiles);
    await (await window).setFiles(file);
    await tab.sees(round.taken(1));
    await tab.done();
  };
  const fill = (at, bytes, change) => {
    const blank = desk.lay("blank.xlsx", bytes);
    const [answers] = desk.answers([blank]);
    return desk.fill("openpyxl", blank, basename(at), change(answers));
  };

  await tab.press(ways.start);
  await page.getByLabel(ways.school).focus();
  await page.keyboard.type(SCHOOL);
  await tab.press(ways.chooseEmpty);
  await page.locator(".task-main button").click();
  await onward("workbooks");
  await tab.press(steps.workbooks.makeThem);
  await page.locator(".card").first().waitFor();
  await tab.done();
  const at = "workbooks/ART Art audit.xlsx";
  const issued = (await tab.folder.read()).get(at).bytes;
  await onward("returns");
  await choose(fill(at, issued, ([first, ...others]) => [{ ...first, value: "Tought" }, ...others]));
  await onward("corrections");
  const [to, { bytes }] = [...(await tab.folder.read())].find(([at]) => at.startsWith("corrections/ART"));
  // What is corrected is saved where the others lie; the page sees that by itself.
  const mended = fill(to, bytes, ([first]) => [{ ...first, value: "Taught" }]);
  await tab.folder.put(`returns/${basename(to)}`, readFileSync(mended));
  await page.locator('[aria-live="polite"]').filter({ hasText: round.seen }).waitFor({ state: "attached" });
  await onward("matrix");
  await tab.press(steps.matrix.makeIt);
  await tab.sees(steps.matrix.files);
  const clicks = await page.evaluate(() => window.clicks);
  console.error(`a round took ${clicks} clicks`);
  assert.ok(clicks > 0 && clicks <= MOST, `${clicks} clicks`);
  await tab.close();
});
