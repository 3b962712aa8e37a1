/**
 * A whole round in a person's folder, for each setting: from an empty folder to the matrix, with workbooks that other programs
 * filled in. After each act that writes, the folder is what the command line makes of it.
 */
import assert from "node:assert/strict";
import { mkdirSync, renameSync } from "node:fs";
import { basename } from "node:path";
import { after, before, test } from "node:test";
import { holdTheSame, made, same } from "./beside.mjs";
import { start } from "./browser.mjs";
import { Desk } from "./filled.mjs";
import { frame, steps, ways } from "./texts.mjs";

const SCHOOL = "Ashby High";

/** Which programs fill in what comes back: one department each, in the plan's order. */
const PROGRAMS = {
  mainstream: ["openpyxl", "libreoffice", "exceljs", "sheetjs", "openpyxl", "exceljs", "sheetjs", "openpyxl", "openpyxl"],
  send: ["sheetjs", "exceljs", "openpyxl", "openpyxl", "openpyxl", "exceljs", "sheetjs"],
  "alternative-provision": ["exceljs", "openpyxl", "libreoffice", "sheetjs", "openpyxl", "openpyxl"],
  college: ["openpyxl", "sheetjs", "openpyxl", "openpyxl", "exceljs", "openpyxl"],
};

let browser;
before(async () => {
  browser = await start();
});
after(() => browser?.close());

/** From the first screen to a plan in an empty folder. */
const begin = async (tab, setting) => {
  await tab.press(ways.start);
  await tab.page.getByLabel(ways.settings[setting], { exact: true }).check();
  await tab.page.getByLabel(ways.school).fill(SCHOOL);
  await same(tab, ["new", ".", "--setting", setting, "--school", SCHOOL], async () => {
    await tab.press(ways.chooseEmpty);
    await tab.page.getByRole("heading", { level: 1, name: SCHOOL }).waitFor();
  });
};

/** Another program saves the plan: what the page does about it by itself is what `preview` does. */
const save = async (tab, bytes, seen) => {
  const before = await tab.folder.read();
  await tab.folder.put("plan.xlsx", bytes);
  await seen();
  await tab.done();
  const after = await tab.folder.read();
  before.set("plan.xlsx", after.get("plan.xlsx"));
  holdTheSame(after, await made(before, ["preview"]), "looking");
};

/** A plan is saved with a fault in it, and then without: both are seen by themselves. */
const mend = async (tab, desk) => {
  const plan = (await tab.folder.read()).get("plan.xlsx").bytes;
  const blank = [{ sheet: "Departments", cell: "B7", value: null }];
  await save(tab, desk.edited("openpyxl", plan, blank), async () => {
    await tab.sees("Departments, Department (B7)");
    await tab.sees(frame.noRound);
  });
  await save(tab, desk.edited("openpyxl", plan, []), async () => {
    await tab.page.getByRole("heading", { level: 1, name: SCHOOL }).waitFor();
  });
  assert.equal(await tab.page.getByText("Departments, Department (B7)").count(), 0);
};

/** Who leads what is typed in the page: it stands in the plan then, and nothing else of the plan or the folder changes. */
const type = async (tab, desk) => {
  const was = await tab.folder.read();
  const cells = desk.cells(was.get("plan.xlsx").bytes);
  const department = steps.of(cells["Departments!B6"]);
  const typed = {
    "School!C13": [steps.plan.school, "Ashby High & Sixth Form"],
    "School!C15": [steps.plan.leader, "Robin Reyes"],
    "School!C16": [steps.plan.leaderEmail, "robin@ashby.example"],
    "Departments!C6": [`${steps.plan.lead} ${department}`, "Sam O'Connor"],
    "Departments!D6": [`${steps.plan.email} ${department}`, "sam@ashby.example"],
  };
  await tab.go("plan");
  for (const [label, value] of Object.values(typed)) await tab.page.getByRole("textbox", { name: label, exact: true }).fill(value);
  await tab.press(steps.plan.save);
  await tab.sees(steps.plan.nothingTyped);
  await tab.done();
  const is = await tab.folder.read();
  const values = Object.entries(typed).map(([cell, [, value]]) => [cell, value]);
  assert.deepEqual(desk.cells(is.get("plan.xlsx").bytes), { ...cells, ...Object.fromEntries(values) });
  holdTheSame(new Map([...is, ["plan.xlsx", was.get("plan.xlsx")]]), was, "typing");
};

/** The workbooks are made, all of them. */
const make = async (tab, planner) => {
  await tab.go("workbooks");
  if (planner) await tab.page.getByLabel(steps.workbooks.planner).check();
  return same(tab, planner ? ["generate", "--with", "planner"] : ["generate"], async () => {
    await tab.press(steps.workbooks.makeThem);
    await tab.sees("invitation");
  });
};

/** The departments' workbooks in a folder, in the order of the file's name, and the Careers Leader's as the last. */
const departments = (files) => {
  const paths = [...files.keys()].filter((at) => /^workbooks\/.*\.xlsx$/.test(at));
  return [...paths.filter((at) => !at.includes("Careers Leader")), ...paths.filter((at) => at.includes("Careers Leader"))];
};

/** Fills in one workbook for each program; the first has a word in it that no list knows. */
const fill = (desk, files, programs) => {
  const blanks = departments(files)
    .slice(0, programs.length)
    .map((at) => desk.lay(basename(at), files.get(at).bytes));
  const answers = desk.answers(blanks);
  answers[0][0].value = "Tought";
  return blanks.map((blank, place) => desk.fill(programs[place], blank, `Scan ${place + 1} final FINAL.xlsx`, answers[place]));
};

/** What came back is put in, each in another way. */
const put = async (tab, desk, [faulty, inMail, inZip, inFolder, ...others]) => {
  await tab.go("returns");
  const half = Math.ceil(others.length / 2);
  const rest = others.slice(half);
  const check = ["check"];
  await same(tab, check, async () => {
    await tab.choose([faulty, ...others.slice(0, half)]);
    await tab.sees(/put among the returns/);
  });
  await same(tab, check, async () => {
    await tab.drop(steps.returns.drop, [desk.mail("Re careers audit.eml", [inMail, ...rest])]);
    await tab.sees("1 file put among the returns.");
  });
  mkdirSync(desk.path("From the office"));
  renameSync(inFolder, desk.path("From the office/scan.xlsx"));
  await same(tab, check, async () => {
    await tab.drop(steps.returns.drop, [desk.path("From the office"), desk.zip("returns.zip", [inZip])]);
    await tab.sees("2 files put among the returns.");
  });
};

/** The line of a department on the board. */
const lineOf = (tab, name) =>
  tab.page.getByRole("region", { name: steps.returns.board }).locator("summary").filter({ hasText: name }).first();

/** `workbooks/MUS Music audit.xlsx` → `Music` */
const nameOf = (at) => basename(at).replace(/^\S+ (.*) audit\.xlsx$/, "$1");

const correct = async (tab, desk, name) => {
  await tab.go("corrections");
  const [at, file] = [...(await tab.folder.read())].find(([at]) => at.startsWith("corrections/") && at.includes(name));
  const sent = await tab.handed(() => tab.press(steps.download, steps.of(name)));
  assert.equal(sent.name, basename(at));
  const path = desk.lay(basename(at), file.bytes);
  const [[{ sheet, cell }]] = desk.answers([path]);
  const back = desk.fill("openpyxl", path, "corrected.xlsx", [{ sheet, cell, value: "Taught" }]);
  await tab.go("returns");
  await same(tab, ["check"], async () => {
    await tab.drop(steps.returns.drop, [back]);
    await tab.sees("1 file put among the returns.");
  });
};

for (const [setting, programs] of Object.entries(PROGRAMS)) {
  test(`a whole round: ${setting}`, async () => {
    const desk = new Desk();
    const tab = await browser.open();
    await begin(tab, setting);
    await mend(tab, desk);
    await type(tab, desk);
    const files = await make(tab, setting === "send");
    const filled = fill(desk, files, programs);
    const names = departments(files).map(nameOf);
    await put(tab, desk, filled);

    assert.match(await lineOf(tab, names[0]).innerText(), /Accepted, with errors to fix/);
    for (const name of names.slice(1, programs.length)) assert.match(await lineOf(tab, name).innerText(), /Accepted/, name);
    assert.match(await lineOf(tab, names[programs.length]).innerText(), /Not returned/);
    await lineOf(tab, names[0]).click();
    await tab.sees(/'Tought' is not on the list/);
    await tab.sees(/Did you mean 'Taught'\?/);

    await correct(tab, desk, names[0]);
    assert.doesNotMatch(await lineOf(tab, names[0]).innerText(), /errors to fix/);
    await lineOf(tab, names[0]).click();
    await tab.sees(/1 fixed/);

    await tab.go("matrix");
    await same(tab, ["consolidate"], async () => {
      await tab.press(steps.matrix.makeIt);
      await tab.sees(steps.matrix.files);
    });
    const map = tab.page.getByRole("grid", { name: steps.matrix.mapCaption });
    await map.getByRole("gridcell", { name: "Taught", exact: true }).first().click();
    await tab.page.getByRole("dialog").getByText("Unit 1", { exact: true }).first().waitFor();
    await tab.page.keyboard.press("Escape");
    await same(tab, ["generate", "--pack"], async () => {
      await tab.press(steps.matrix.pack);
      await tab.sees(/governors/i);
    });
    await same(tab, ["consolidate", "--programme"], async () => {
      await tab.press(steps.matrix.programme);
      await tab.sees(/Careers programme, as a page/);
    });
    await tab.close();
    desk.clear();
  });
}
