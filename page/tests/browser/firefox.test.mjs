/** Firefox, which lends no folders: a whole round in the page, saved as a zip that is the round's folder, and opened again. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, cpSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { firefox } from "./firefox.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const COMMAND = here("../../../target/debug/careers-audit");
const FILL = here("../../../tests/programs/fill_openpyxl.py");

const SCHOOL = "Larkspur School";
const ART = "ART Art audit.xlsx";
const row = (at, coverage, unit) => [
  ...[["D", coverage], ["E", "In place"], ["G", "Autumn"], ["H", unit]].map(([column, value]) => ({
    sheet: "Art and Design outcomes",
    cell: `${column}${at}`,
    value,
  })),
];
const ANSWERS = [...row(9, "Taught", "Portraits"), ...row(10, "Tought", "Printmaking")];

let browser;
let folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "round-"));
  browser = await firefox();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The day on this computer's clock, as the page takes it. */
const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

/** 1 says that there is something to fix in a return. */
const command = (day, ...args) => {
  const { status, stderr } = spawnSync(COMMAND, [...args, "--today", day], { cwd: folder, encoding: "utf8" });
  assert.ok(status === 0 || status === 1, stderr);
};

/** Every file below a folder, by its path. */
const filesIn = (root) => {
  const files = readdirSync(root, { recursive: true }).filter((at) => statSync(join(root, at)).isFile());
  return Object.fromEntries(files.sort().map((at) => [at, readFileSync(join(root, at)).toString("base64")]));
};

const press = async (tab, name) => {
  await tab.locator(`::-p-aria([name="${name}"][role="button"])`).click();
};

/** Waits till nothing is in hand, and gives what was said. */
const said = async (tab) => {
  await tab.waitForFunction(() => !document.querySelector(".at-work"));
  return tab.$$eval(".told", (all) => all.map((one) => one.innerText).join("\n"));
};

const goTo = async (tab, screen) => {
  await tab.evaluate((to) => (location.hash = to), screen);
  await tab.waitForFunction((to) => document.querySelector(`.way a[href="#${to}"][aria-current]`), {}, screen);
};

/** Drops a file onto the page, as a person would from a window of files. */
const drop = async (tab, path, name, saved) => {
  const bytes = readFileSync(path).toString("base64");
  await tab.evaluate(
    (bytes, name, saved) => {
      const file = new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name, { lastModified: saved });
      const carried = new DataTransfer();
      carried.items.add(file);
      const place = document.querySelector(".drop");
      for (const kind of ["dragover", "drop"]) {
        place.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));
      }
    },
    bytes,
    name,
    saved,
  );
};

test("a whole round in the page, and its zip holds what the command line makes", async () => {
  const day = today();
  // What the command line makes, with one workbook that another program fills in.
  command(day, "new", "round", "--school", SCHOOL);
  command(day, "generate", "round");
  const filled = join(folder, ART);
  const edits = join(folder, "edits.json");
  writeFileSync(edits, JSON.stringify(ANSWERS));
  execFileSync("python3", [FILL, join(folder, "round/workbooks", ART), filled, edits]);
  const saved = Math.floor(statSync(filled).mtimeMs / 2000) * 2;
  utimesSync(filled, saved, saved);
  cpSync(filled, join(folder, "round/returns", ART), { preserveTimestamps: true });
  command(day, "check", "round");
  command(day, "consolidate", "round");

  const { tab, requests, errors, kept } = await browser.open();
  await press(tab, "Start a round");
  await tab.locator('input[autocomplete="organization"]').fill(SCHOOL);
  await press(tab, "Start the round");
  await tab.waitForFunction(() => location.hash === "#round" && !document.querySelector(".at-work"));
  await goTo(tab, "workbooks");
  await press(tab, "Make the workbooks");
  await said(tab);
  assert.equal(await tab.$$eval(".card", (cards) => cards.length), 15);
  await goTo(tab, "returns");
  await drop(tab, filled, ART, saved * 1000);
  await tab.waitForSelector(".totals");
  assert.match(await said(tab), /1 file put among the returns/);
  await goTo(tab, "matrix");
  await press(tab, "Make the matrix");
  await tab.waitForSelector(".files");
  assert.match(await said(tab), /Careers matrix/);
  assert.ok(await tab.evaluate(() => dispatchEvent(new Event("beforeunload", { cancelable: true })) === false), "closing asks");
  await press(tab, "Save the round as a zip");
  const zip = await browser.downloaded(`${SCHOOL}.zip`);
  await said(tab);
  assert.ok(await tab.evaluate(() => dispatchEvent(new Event("beforeunload", { cancelable: true }))), "all is saved");

  const unpacked = join(folder, "unpacked");
  execFileSync("python3", ["-m", "zipfile", "-e", zip, unpacked]);
  const [mine, theirs] = [filesIn(unpacked), filesIn(join(folder, "round"))];
  assert.deepEqual(Object.keys(mine), Object.keys(theirs));
  assert.deepEqual(Object.keys(mine).filter((at) => mine[at] !== theirs[at]), []);
  assert.equal(today(), day, "it became tomorrow while this ran: run it again");

  // The zip is a round's folder.
  const again = await browser.open();
  const [chosen] = await Promise.all([again.tab.waitForFileChooser().catch(() => null), press(again.tab, "Choose files")]);
  await chosen.accept([zip]);
  await again.tab.waitForSelector(".tasks");
  assert.match(await again.tab.$eval("h1", (title) => title.innerText), new RegExp(SCHOOL));
  await goTo(again.tab, "matrix");
  assert.match(await again.tab.$eval(".position", (sentence) => sentence.innerText), /./);

  for (const one of [{ requests, errors, kept }, again]) {
    assert.deepEqual([one.requests, await one.kept(), one.errors], [[], [], []]);
  }
});

test("a request would have been counted, and the page's policy forbids it", async () => {
  let asked = 0;
  const server = createServer((_, answer) => {
    asked += 1;
    answer.end();
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${server.address().port}/`;
  const ask = (tab) => tab.evaluate((address) => fetch(address, { mode: "no-cors" }).then(() => "answered", () => "forbidden"), address);
  try {
    const page = await browser.open();
    assert.equal(await ask(page.tab), "forbidden");
    assert.deepEqual([asked, page.requests, await page.kept()], [0, [], [address]]);
    const other = await browser.open("data:text/html,<title>Without a policy</title>");
    assert.equal(await ask(other.tab), "answered");
    assert.deepEqual([asked, other.requests], [1, [address]]);
  } finally {
    server.close();
  }
});
