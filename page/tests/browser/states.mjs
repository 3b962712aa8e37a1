/** Every state that the page can be in, one after another: each is shown in a tab for whoever looks at it. */
import { Desk } from "./filled.mjs";
import { hold, holder, release } from "./held.mjs";
import { frame, steps, ways } from "./texts.mjs";

const SCHOOL = "Larkspur School";
const FOLDER = "Autumn audit";

/** One code twice, and an address that is none. */
const FAULTS = [["A7", "ENG"], ["D6", "nobody"]].map(([cell, value]) => ({ sheet: "Departments", cell, value }));

/** A plan with faults in it. */
const faulty = (plan) => {
  const desk = new Desk();
  try {
    return desk.edited("openpyxl", plan, FAULTS);
  } finally {
    desk.clear();
  }
};

/** Opens whatever is folded. */
const openAll = async ({ page }) => {
  const folded = page.locator("main details:not([open]) > summary");
  while ((await folded.count()) > 0) await folded.first().click();
};

const overview = (tab) => tab.page.locator(".tasks").waitFor();

/** The first screen, where folders are lent and where not. */
export async function* first(open) {
  const tab = await open({ folder: FOLDER });
  yield { name: "as it is opened", tab };
  await openAll(tab);
  await tab.press(ways.start);
  await tab.press(ways.chooseEmpty);
  yield { name: "a round to be started, with no name yet", tab };
  await tab.press(ways.demo);
  yield { name: "a made-up school to be seen", tab };
  await tab.page.getByRole("link", { name: frame.howSure }).click();
  await tab.sees(/Content-Security-Policy/);
  yield { name: "what is private", tab };
  await tab.close();
  const without = await open({ folder: null });
  await without.press(ways.start);
  yield { name: "without folders", tab: without };
  await without.close();
}

/** A round that begins, in a folder. */
export async function* begun(open) {
  const tab = await open({ folder: FOLDER, scripts: [[holder]] });
  await tab.press(ways.start);
  await tab.page.getByLabel(ways.school).fill(SCHOOL);
  await tab.press(ways.chooseEmpty);
  await overview(tab);
  yield { name: "the list of steps", tab };
  await tab.go("plan");
  await openAll(tab);
  yield { name: "a plan", tab };
  const plan = (await tab.folder.read()).get("plan.xlsx").bytes;
  await tab.folder.put("plan.xlsx", faulty(plan));
  await tab.page.locator(".faults").waitFor();
  yield { name: "a plan with faults", tab };
  await tab.folder.put("plan.xlsx", plan);
  await tab.page.locator(".faults").waitFor({ state: "detached" });
  await tab.go("workbooks");
  await tab.page.getByLabel(steps.workbooks.whichOf.some).check();
  yield { name: "workbooks to be made, some of them", tab };
  await tab.page.getByLabel(steps.workbooks.whichOf.all).check();
  await hold(tab, "asked");
  await tab.press(steps.workbooks.makeThem);
  await tab.page.locator(".at-work").waitFor();
  yield { name: "workbooks being made", tab };
  await release(tab, "written");
  await tab.sees(/of 3\d/);
  yield { name: "files being written", tab };
  await release(tab);
  await tab.done();
  for (const step of ["returns", "corrections", "matrix"]) {
    await tab.go(step);
    yield { name: `${step}, with nothing in it`, tab };
  }
  await tab.close();
}

/** A made-up round, in a folder. */
export async function* madeUp(open) {
  const tab = await open({ folder: FOLDER });
  await tab.press(ways.demo);
  await tab.press(ways.demoInFolder);
  await overview(tab);
  yield { name: "the list of steps", tab };
  await tab.folder.put("returns/Book1.xlsx", Buffer.from("no workbook"));
  for (const step of ["plan", "workbooks", "returns", "corrections", "matrix"]) {
    await tab.go(step);
    if (step === "returns") await tab.page.getByRole("heading", { name: steps.returns.strangers }).waitFor();
    yield { name: step, tab };
    await openAll(tab);
    yield { name: `${step}, unfolded`, tab };
  }
  await tab.page.locator('.map td[tabindex="0"]').click();
  await tab.page.getByRole("dialog").waitFor();
  // It closes when the focus goes elsewhere.
  yield { name: "a cell of the map", tab, keepsFocus: true };
  await tab.page.keyboard.press("Escape");
  await tab.go("workbooks");
  await tab.press(steps.workbooks.makeThem);
  await tab.page.getByRole("dialog").waitFor();
  yield { name: "workbooks that are there, to be replaced", tab };
  await tab.press(steps.workbooks.leave);
  await tab.folder.remove();
  await tab.sees(frame.away(FOLDER));
  yield { name: "the folder is away", tab };
  await tab.close();
}
