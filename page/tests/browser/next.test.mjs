/**
 * The round goes on in the page: a step is agreed, there or in the working copy, and the next round begins in a folder, or
 * without one, with all that this round leaves it.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { holdTheSame, same, school } from "./beside.mjs";
import { start } from "./browser.mjs";
import { Desk } from "./filled.mjs";
import { frame, steps, ways } from "./texts.mjs";

const SHEET = "Agreed steps";
const STEP = "Take one visit into Year 8";

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

/** What is agreed with a subject, unfolded. */
const agreed = async (tab, department, subject) => {
  const list = tab.page.getByRole("region", { name: steps.agreed.title });
  const own = list.getByRole("group", { name: subject, exact: true });
  if ((await own.count()) === 0) await list.locator("summary").filter({ hasText: department }).first().click();
  await own.waitFor();
  return own;
};

const field = (group, label) => group.getByLabel(label, { exact: true });

const copyIn = (files) => [...files.keys()].filter((at) => at.includes("working copy")).sort().at(-1);

/** The row of a subject on the sheet of agreed steps, and the column of a heading. */
const cellOf = (cells, subject, heading) => {
  const at = (text, within = () => true) =>
    Object.keys(cells).find((key) => key.startsWith(`${SHEET}!`) && cells[key] === text && within(key)).slice(SHEET.length + 1);
  const head = at(heading);
  const row = Number(head.replace(/\D/g, ""));
  const own = at(subject, (key) => Number(key.replace(/^.*!\D+/, "")) > row);
  return head.replace(/\d/g, "") + own.replace(/\D/g, "");
};

test("steps are agreed, and the next round asks for them in a folder of its own", async (t) => {
  const tab = await browser.open();
  await tab.openRound(await school("mainstream"));

  await t.test("what is proposed is agreed with one button, and saved with the keyboard alone", async () => {
    await tab.go("matrix");
    const own = await agreed(tab, "English", "English");
    await own.getByRole("button", { name: `${steps.agreed.agree} ${steps.of("English")}` }).focus();
    await tab.page.keyboard.press("Enter");
    assert.notEqual(await field(own, steps.agreed.step).inputValue(), "");
    await field(own, steps.agreed.step).fill(STEP);
    await tab.page.keyboard.press("Tab");
    await tab.page.keyboard.type("Head of English");
    await field(own, steps.agreed.by).fill("2027-03-26");
    await field(tab.page.getByRole("region", { name: steps.agreed.title }), steps.agreed.champion).fill("Dr Ode");
    await tab.sees(steps.plan.notSaved);
    // Whoever looks elsewhere meanwhile finds it as it was typed.
    await tab.go("plan");
    await tab.go("matrix");
    await agreed(tab, "English", "English");
    await field(await agreed(tab, "English", "English"), steps.agreed.owner).press("Enter");
    await tab.sees(/agreed\.toml/);
    await tab.done();
    const files = await tab.folder.read();
    const written = files.get("agreed.toml").bytes.toString();
    for (const text of [`step = "${STEP}"`, 'owner = "Head of English"', 'by = "2027-03-26"']) assert.ok(written.includes(text), written);
    assert.ok(Object.values(desk.cells(files.get("plan.xlsx").bytes)).includes("Dr Ode"));
    await tab.sees(/^1 of \d agreed$/);
  });

  await t.test("the next working copy has it, as the command line makes it", async () => {
    const files = await same(tab, ["consolidate"], async () => {
      await tab.press(steps.matrix.makeIt);
      await tab.sees(/working copy/);
    });
    const cells = desk.cells(files.get(copyIn(files)).bytes);
    assert.equal(cells[`${SHEET}!${cellOf(cells, "English", "Agreed step")}`], STEP);
    assert.equal(cells[`${SHEET}!${cellOf(cells, "English", "Careers champion")}`], "Dr Ode");
  });

  await t.test("what is typed into a copy later counts, and that is told", async () => {
    const files = await tab.folder.read();
    const at = copyIn(files);
    const cell = cellOf(desk.cells(files.get(at).bytes), "English", "Owner");
    await tab.folder.put(at, desk.edited("openpyxl", files.get(at).bytes, [{ sheet: SHEET, cell, value: "Deputy head" }]));
    const own = await agreed(tab, "English", "English");
    await own.getByText(/'Head of English' was agreed in the page/).waitFor();
    assert.equal(await field(own, steps.agreed.owner).inputValue(), "Deputy head");
    await field(own, steps.agreed.owner).fill("Head of English");
    await tab.press(steps.agreed.save);
    await own.getByText(/was agreed in the page/).waitFor({ state: "detached" });
    assert.equal(await field(own, steps.agreed.owner).inputValue(), "Head of English");
  });

  await t.test("a folder that holds a plan is not written into, and this round stays open", async () => {
    await tab.done();
    const before = await tab.folder.read();
    await tab.go("round");
    await tab.press(ways.nextBegin);
    await tab.sees(/already there, and a plan is never replaced/);
    await tab.done();
    holdTheSame(await tab.folder.read(), before, "a refused beginning");
    await tab.go("matrix");
    await tab.go("round");
  });

  await t.test("it begins in an empty folder, with the plan carried over", async () => {
    const last = tab.folder;
    const before = await last.read();
    await tab.lend("Spring");
    await tab.press(ways.nextBegin);
    await tab.sees(/goes on as '2026-27 spring'/);
    await tab.sees(/1 agreed step goes on/);
    await tab.sees(frame.inFolder("Spring"));
    await tab.done();
    holdTheSame(await last.read(), before, "the round that is followed");
    const files = await tab.folder.read();
    assert.deepEqual([...files.keys()].filter((at) => !at.includes("/")).sort(), [ways.nextFolder, "plan.xlsx"]);
    const copied = [...files].filter(([at, file]) => file !== null && at.startsWith(`${ways.nextFolder}/`));
    for (const [at, { bytes }] of copied) assert.ok(bytes.equals(before.get(at.slice(ways.nextFolder.length + 1)).bytes), at);
    const cells = Object.values(desk.cells(files.get("plan.xlsx").bytes));
    for (const text of ["Dr Ode", "2026-27 spring", ways.nextFolder, STEP]) assert.ok(cells.includes(text), text);
  });

  await t.test("its forms show what was said last time, and what was agreed", async () => {
    await tab.go("workbooks");
    const files = await same(tab, ["generate"], async () => {
      await tab.press(steps.workbooks.makeThem);
      await tab.sees("invitation");
    });
    assert.doesNotMatch(await tab.seen(), /Nothing is compared/);
    const english = [...files.keys()].find((at) => /^workbooks\/.*English audit\.xlsx$/.test(at));
    const cells = Object.values(desk.cells(files.get(english).bytes)).map(String);
    assert.ok(cells.includes("Last time") && cells.includes("Still so?"), "last round's answers");
    assert.ok(cells.some((text) => text.startsWith(`${STEP} (Head of English, by 26 March 2027)`)), "what was agreed");
  });
  await tab.close();
});

test("without a folder the next round goes into a zip whole, and is found in it again", async () => {
  const tab = await browser.open({ folder: null });
  tab.page.on("dialog", (dialog) => dialog.accept());
  await tab.press(ways.demo);
  await tab.press(ways.seeHere);
  await tab.page.getByRole("navigation", { name: frame.way }).waitFor();
  await tab.done();
  await tab.press(ways.nextBegin);
  await tab.sees(/goes on as/);
  await tab.done();
  const { name, path } = await tab.handed(() => tab.press(frame.saveZip));
  assert.equal(name, `${ways.nextName}.zip`);
  await tab.page.getByRole("link", { name: frame.otherRound }).click();
  await tab.choose([desk.lay(name, readFileSync(path))]);
  await tab.page.getByRole("navigation", { name: frame.way }).waitFor();
  await tab.done();
  await tab.go("workbooks");
  await tab.press(steps.workbooks.makeThem);
  await tab.sees("invitation");
  await tab.done();
  assert.doesNotMatch(await tab.seen(), /Nothing is compared/);
  const made = await tab.handed(() => tab.press(steps.download, steps.of("English")));
  assert.ok(Object.values(desk.cells(readFileSync(made.path))).includes("Last time"));
  await tab.close();
});
