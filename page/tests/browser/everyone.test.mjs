/**
 * The page is for everyone: in every state that it can be in, axe-core finds nothing against WCAG 2.2 AA, all of it fits, and the
 * Tab key comes to every control, whose focus is seen.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { start } from "./browser.mjs";
import { hold, holder, release } from "./held.mjs";
import { edgeless, moving, tooWide, unreachable, violations, walker } from "./looks.mjs";
import { frame, steps, ways } from "./texts.mjs";

const FILL = fileURLToPath(new URL("../../../tests/programs/fill_openpyxl.py", import.meta.url));

/** One code twice, and an address that is none. */
const FAULTS = [["A7", "ENG"], ["D6", "nobody"]].map(([cell, value]) => ({ sheet: "Departments", cell, value }));

let browser;
let place;
before(async () => {
  browser = await start();
  place = mkdtempSync(join(tmpdir(), "everyone-"));
});
after(async () => {
  await browser?.close();
  rmSync(place, { recursive: true, force: true });
});

const open = (looks) => browser.open({ ...looks, scripts: [[walker], [holder]] });

/** Looks at a state from every side; a box that closes when the focus leaves it is not walked. */
const looked = async (t, name, tab, { walk = true } = {}) => {
  await t.test(name, async () => {
    assert.deepEqual(await violations(tab), []);
    assert.deepEqual(await tooWide(tab), []);
    if (walk) assert.deepEqual(await unreachable(tab), []);
    assert.deepEqual(await moving(tab), []);
    assert.deepEqual(await edgeless(tab), []);
  });
};

/** Opens whatever is folded. */
const openAll = async ({ page }) => {
  const folded = page.locator("main details:not([open]) > summary");
  while ((await folded.count()) > 0) await folded.first().click();
};

/** A workbook in which some cells are other than they were. */
const edited = (bytes, edits) => {
  const [from, to, said] = ["from.xlsx", "to.xlsx", "edits.json"].map((name) => join(place, name));
  writeFileSync(from, bytes);
  writeFileSync(said, JSON.stringify(edits));
  execFileSync("python3", [FILL, from, to, said]);
  return readFileSync(to);
};

test("the first screen, where folders are lent and where not", async (t) => {
  const tab = await open({ folder: "Round" });
  await looked(t, "as it is opened", tab);
  await openAll(tab);
  await tab.press(ways.start);
  await tab.press(ways.chooseEmpty);
  await looked(t, "a round to be started, with no name yet", tab);
  await tab.press(ways.demo);
  await looked(t, "a made-up school to be seen", tab);
  await tab.page.getByRole("link", { name: frame.howSure }).click();
  await tab.sees(/Content-Security-Policy/);
  await looked(t, "what is private", tab);
  await tab.close();
  const without = await open({ folder: null });
  await without.press(ways.start);
  await looked(t, "without folders", without);
  await without.close();
});

test("a round that begins, in a folder", async (t) => {
  const tab = await open({ folder: "Round" });
  await tab.press(ways.start);
  await tab.page.getByLabel(ways.school).fill("Larkspur School");
  await tab.press(ways.chooseEmpty);
  await tab.page.locator(".tasks").waitFor();
  await looked(t, "the list of steps", tab);
  await tab.go("plan");
  await openAll(tab);
  await looked(t, "a plan", tab);
  const plan = await tab.folder.read().then((files) => files.get("plan.xlsx").bytes);
  await tab.folder.put("plan.xlsx", edited(plan, FAULTS));
  await tab.page.locator(".faults").waitFor();
  await looked(t, "a plan with faults", tab);
  assert.ok((await tab.folder.read()).has("corrections/Plan to correct.xlsx"), "what is said to be marked lies there");
  await tab.folder.put("plan.xlsx", plan);
  await tab.page.locator(".faults").waitFor({ state: "detached" });
  await tab.go("workbooks");
  await tab.page.getByLabel(steps.workbooks.whichOf.some).check();
  await looked(t, "workbooks to be made, some of them", tab);
  await tab.page.getByLabel(steps.workbooks.whichOf.all).check();
  await hold(tab, "asked");
  await tab.press(steps.workbooks.makeThem);
  await tab.page.locator(".at-work").waitFor();
  await looked(t, "workbooks being made", tab);
  await release(tab, "written");
  await tab.sees(/of 3\d/);
  await looked(t, "files being written", tab);
  await release(tab);
  await tab.done();
  for (const step of ["returns", "corrections", "matrix"]) {
    await tab.go(step);
    await looked(t, `${step}, with nothing in it`, tab);
  }
  await tab.close();
});

test("a made-up round, in a folder", async (t) => {
  const tab = await open({ folder: "Round" });
  await tab.press(ways.demo);
  await tab.press(ways.demoInFolder);
  await tab.page.locator(".tasks").waitFor();
  await looked(t, "the list of steps", tab);
  await tab.folder.put("returns/Book1.xlsx", Buffer.from("no workbook"));
  for (const step of ["plan", "workbooks", "returns", "corrections", "matrix"]) {
    await tab.go(step);
    if (step === "returns") await tab.page.getByRole("heading", { name: steps.returns.strangers }).waitFor();
    await openAll(tab);
    await looked(t, step, tab);
  }
  await tab.page.locator('.map td[tabindex="0"]').click();
  await tab.page.getByRole("dialog").waitFor();
  await looked(t, "a cell of the map", tab, { walk: false });
  await tab.page.keyboard.press("Escape");
  await tab.go("workbooks");
  await tab.press(steps.workbooks.makeThem);
  await tab.page.getByRole("dialog").waitFor();
  await looked(t, "what is there, to be replaced", tab);
  await tab.press(steps.workbooks.leave);
  await tab.folder.remove();
  await tab.sees(frame.away("Round"));
  await looked(t, "the folder is away", tab);
  await tab.close();
});
