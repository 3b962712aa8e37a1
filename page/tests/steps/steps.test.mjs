/** Tries the screens over a made-up round: what axe-core says, how the keyboard walks, and how long the page stands still. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test, after } from "node:test";
import { launch } from "../browser/browser.mjs";
import { built } from "./built.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
/** The page may not stand still for longer, in milliseconds. */
const STILL = 100;

const page = await built();
const chromium = await launch();
after(() => chromium.close());

const open = async (screen, options = {}) => {
  const tab = await (await chromium.newContext({ viewport: { width: 1366, height: 768 }, ...options })).newPage();
  tab.on("pageerror", (error) => assert.fail(String(error)));
  await tab.goto(`${page}#${screen}`);
  await tab.waitForSelector("h1");
  return tab;
};

const openAll = (tab) =>
  tab.evaluate(() => document.querySelectorAll("details:not([open]) > summary").forEach((summary) => summary.click()));

const asked = (tab) => tab.evaluate(() => window.asked);

const SCREENS = ["plan", "workbooks", "returns", "corrections", "matrix", "workbooks/begun", "returns/begun", "corrections/begun", "matrix/begun"];
const LOOKS = { light: {}, dark: { colorScheme: "dark" }, narrow: { viewport: { width: 320, height: 640 } } };

for (const [look, options] of Object.entries(LOOKS)) {
  for (const screen of SCREENS) {
    test(`${screen}, ${look}: axe-core finds nothing, and nothing stands out to the side`, async () => {
      const tab = await open(screen, options);
      await openAll(tab);
      await openAll(tab);
      await tab.addScriptTag({ path: AXE });
      const { violations } = await tab.evaluate(() =>
        window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
      );
      assert.deepEqual(violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(({ html }) => html)]), []);
      const [needs, has] = await tab.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(needs <= has, `${needs} wide in ${has}`);
      await tab.close();
    });
  }
}

test("the map is walked with the arrow keys, and a cell opens its rows and gets the focus back", async () => {
  const tab = await open("matrix");
  await tab.waitForFunction(() => document.querySelectorAll(".map tbody tr").length === 14);
  assert.equal(await tab.locator('.map td[tabindex="0"]').count(), 1);
  await tab.locator('.map td[tabindex="0"]').focus();
  const place = () =>
    tab.evaluate(() => {
      const cell = document.activeElement;
      return [cell.parentElement.sectionRowIndex, cell.cellIndex - 1];
    });
  const walk = [
    ["ArrowDown", [1, 0]],
    ["ArrowRight", [1, 1]],
    ["End", [1, 9]],
    ["ArrowRight", [1, 9]],
    ["Control+End", [13, 9]],
    ["Home", [13, 0]],
    ["PageUp", [3, 0]],
    ["Control+Home", [0, 0]],
    ["ArrowLeft", [0, 0]],
  ];
  for (const [key, to] of walk) {
    await tab.keyboard.press(key);
    assert.deepEqual(await place(), to, key);
  }
  assert.equal(await tab.locator('.map td[tabindex="0"]').count(), 1);
  await tab.keyboard.press("Enter");
  await tab.waitForSelector("dialog[open]");
  assert.match(await tab.locator("dialog h2").textContent(), /KS3-1 in English Language/);
  assert.match(await tab.locator("dialog").textContent(), /Percentages of amounts/);
  await tab.keyboard.press("Escape");
  await tab.waitForSelector("dialog", { state: "detached" });
  assert.deepEqual(await place(), [0, 0]);
  // The cell that has the focus is not beneath the headers that stay.
  await tab.keyboard.press("Control+End");
  await tab.keyboard.press("ArrowUp");
  await tab.keyboard.press("Control+Home");
  const free = await tab.evaluate(() => {
    const box = document.activeElement.getBoundingClientRect();
    const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return seen === document.activeElement;
  });
  assert.ok(free, "the first cell is seen");
});

test("the map is filtered by department, stage and gap, and says what it shows", async () => {
  const tab = await open("matrix");
  const size = async () => [await tab.locator(".map tbody tr").count(), (await tab.locator(".map thead th").count()) - 1];
  await tab.waitForFunction(() => document.querySelectorAll(".map tbody tr").length === 14);
  await tab.getByLabel("Department", { exact: true }).selectOption("English");
  assert.deepEqual(await size(), [14, 2]);
  await tab.getByLabel("Stage").selectOption("KS3");
  assert.deepEqual(await size(), [5, 2]);
  await tab.getByLabel("Only outcomes with a gap").check();
  assert.deepEqual(await size(), [2, 2]);
  assert.match(await tab.locator(".map-section, section").filter({ hasText: "Shown:" }).textContent(), /Shown: 2 of 14 outcomes, 2 of 10 columns/);
});

test("a large map never keeps the page still", async () => {
  const tab = await open("matrix/begun");
  const stood = {};
  /** The longest task while something was done, in milliseconds of the page's own thread: other work on the machine is not counted. */
  const still = async (what, act) => {
    await chromium.startTracing(tab, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] });
    await act();
    await tab.waitForTimeout(300);
    const { traceEvents } = JSON.parse((await chromium.stopTracing()).toString());
    const mains = new Set(traceEvents.filter(({ args }) => args?.name === "CrRendererMain").map(({ pid, tid }) => `${pid} ${tid}`));
    const tasks = traceEvents.filter(({ name, pid, tid }) => name === "RunTask" && mains.has(`${pid} ${tid}`));
    assert.ok(tasks.length > 0, "no task was seen");
    stood[what] = Math.round(Math.max(...tasks.map(({ tdur }) => tdur ?? 0)) / 1000);
  };
  const drawn = (lines) => tab.waitForFunction((lines) => document.querySelectorAll(".map tbody tr").length === lines, lines);
  await tab.evaluate(() => window.make("large"));
  await still("drawn", () => tab.evaluate(() => window.show()).then(() => drawn(80)));
  await still("signs without words", () => tab.getByLabel("Signs without words").check().then(() => drawn(80)));
  await still("one stage", () => tab.getByLabel("Stage").selectOption("KS3"));
  await still("all stages", () => tab.getByLabel("Stage").selectOption("").then(() => drawn(80)));
  await tab.locator('.map td[tabindex="0"]').focus();
  for (const key of ["ArrowDown", "Control+End", "ArrowUp", "Enter", "Escape"]) await still(key, () => tab.keyboard.press(key));
  await tab.evaluate(() => window.make("large"));
  await still("told anew", () => tab.evaluate(() => window.show()));
  console.error(`stood still, in ms: ${Object.entries(stood).map((one) => one.join(" ")).join(", ")}`);
  assert.deepEqual(Object.entries(stood).filter(([, longest]) => longest > STILL), []);
});

test("only what was changed is saved into the plan, and what was typed is kept when the screen is left", async () => {
  const tab = await open("plan");
  await tab.getByLabel("Lead of Modern Foreign Languages").fill("Ms Okafor");
  await tab.getByLabel("School", { exact: true }).fill("Larkspur High School");
  await tab.getByLabel("Email address of English").fill("d01@school.example");
  await tab.evaluate(() => window.go("returns"));
  await tab.evaluate(() => window.go("plan"));
  assert.equal(await tab.getByLabel("Lead of Modern Foreign Languages").inputValue(), "Ms Okafor");
  await tab.getByRole("button", { name: "Save into the plan" }).click();
  assert.deepEqual(await asked(tab), [
    { do: "amend", amendments: { school: "Larkspur High School", departments: [{ code: "D06", lead: "Ms Okafor" }] } },
  ]);
  await tab.getByText("Nothing typed that is not saved.").waitFor();
});

test("workbooks are made for those that are missing, or chosen; what is there is replaced after a word alone", async () => {
  const tab = await open("workbooks");
  const make = tab.getByRole("button", { name: "Make the workbooks" });
  await make.click();
  await tab.getByLabel("Only some, which I choose").check();
  await tab.getByLabel("English (made already)").check();
  await tab.getByLabel("Modern Foreign Languages", { exact: true }).check();
  await tab.getByLabel("With a planner").check();
  await make.click();
  await tab.getByRole("dialog").waitFor();
  await tab.keyboard.press("Escape");
  assert.equal((await asked(tab)).length, 1);
  await make.click();
  await tab.getByRole("button", { name: "Make only what is missing" }).click();
  await make.click();
  await tab.getByRole("button", { name: "Replace them" }).click();
  assert.deepEqual(await asked(tab), [
    { do: "generate", only: ["D06"], planner: false, force: false },
    { do: "generate", only: ["D06"], planner: true, force: false },
    { do: "generate", only: ["D01", "D06"], planner: true, force: true },
  ]);
});

test("a draft is opened, copied and ticked, and the focus stays though its file moves", async () => {
  const tab = await open("workbooks");
  const tick = tab.getByLabel("I have sent it of Science: invitation");
  await tick.focus();
  await tab.keyboard.press("Space");
  await tab.waitForTimeout(100);
  assert.equal(await tick.isChecked(), true);
  assert.equal(await tick.evaluate((box) => box === document.activeElement), true);
  await tab.getByRole("button", { name: "Open in your mail program of Science: invitation" }).click();
  await tab.locator("summary", { hasText: "Copy it instead of Science: invitation" }).click();
  await tab.getByRole("button", { name: "Copy subject of Science: invitation" }).click();
  assert.deepEqual(await asked(tab), [
    "tick email/Science - invitation.eml true",
    "hand email/sent/Science - invitation.eml",
    "copy Careers audit, Science: invitation",
  ]);
});

test("a stranger is settled, a file is withdrawn, and files are put in", async () => {
  const tab = await open("returns");
  const settle = tab.getByRole("button", { name: "Settle of Book1.xlsx" });
  await settle.click({ force: true });
  assert.deepEqual(await asked(tab), [], "nobody was chosen");
  await tab.getByLabel("Whose is it? of Book1.xlsx").selectOption("D03");
  await settle.click();
  await settle.waitFor({ state: "detached" });
  const focused = () => tab.evaluate(() => document.activeElement.textContent);
  assert.equal(await focused(), "Files that belong to no department");
  await tab.getByLabel("Whose is it? of scan of audit.pdf").selectOption("D04");
  await tab.getByRole("button", { name: "Settle of scan of audit.pdf" }).click();
  await tab.getByRole("heading", { name: "Files that belong to no department" }).waitFor({ state: "detached" });
  assert.equal(await focused(), "Returns");
  await tab.locator("summary", { hasText: "Mathematics" }).click();
  const words = await tab.locator(".return").first().textContent();
  assert.ok(words.indexOf("cell E12") < words.indexOf("cell G12"), "errors come first");
  await tab.getByRole("button", { name: "Do not count this file of D02 Mathematics audit.xlsx" }).click();
  await tab.locator('input[type="file"]').first().setInputFiles({ name: "a.xlsx", mimeType: "", buffer: Buffer.from("a") });
  await tab.waitForFunction(() => window.asked.length === 4);
  assert.deepEqual(await asked(tab), [
    { do: "check", settle: [{ whose: ["D03", "Book1.xlsx"] }] },
    { do: "check", settle: [{ whose: ["D04", "scan of audit.pdf"] }] },
    { do: "check", settle: [{ drop: "D02 Mathematics audit.xlsx" }] },
    "take 1",
  ]);
});
