/** Firefox, which lends no folders: a whole round in the page, saved as a zip that is the round's folder, and opened again. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { command, holdTheSame, lay, lying, today } from "./beside.mjs";
import { Desk } from "./filled.mjs";
import { firefox } from "./firefox.mjs";
import { frame, round, steps, ways } from "./texts.mjs";

const SCHOOL = "Larkspur School";
const ART = "ART Art audit.xlsx";

let browser;
let desk;
before(async () => {
  desk = new Desk();
  browser = await firefox();
});
after(async () => {
  await browser?.close();
  desk.clear();
});

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
  const folder = desk.path("round");
  mkdirSync(folder);
  command(folder, ["new", ".", "--school", SCHOOL], day);
  command(folder, ["generate"], day);
  const blank = join(folder, "workbooks", ART);
  const [answers] = desk.answers([blank]);
  answers[0].value = "Tought";
  const filled = desk.fill("openpyxl", blank, ART, answers);
  // A zip knows no moment finer than two seconds.
  const saved = Math.floor(statSync(filled).mtimeMs / 2000) * 2000;
  lay(new Map([[`returns/${ART}`, { bytes: readFileSync(filled), saved }]]), folder);
  command(folder, ["check"], day);
  command(folder, ["consolidate"], day);

  const { tab, requests, errors, kept } = await browser.open();
  await press(tab, ways.start);
  await tab.locator('input[autocomplete="organization"]').fill(SCHOOL);
  await press(tab, ways.startHere);
  await tab.waitForFunction(() => location.hash === "#round" && !document.querySelector(".at-work"));
  await goTo(tab, "workbooks");
  await press(tab, steps.workbooks.makeThem);
  await said(tab);
  assert.equal(await tab.$$eval(".card", (cards) => cards.length), 15);
  await goTo(tab, "returns");
  await drop(tab, filled, ART, saved);
  await tab.waitForSelector(".totals");
  assert.ok((await said(tab)).includes(round.taken(1)));
  await goTo(tab, "matrix");
  await press(tab, steps.matrix.makeIt);
  await tab.waitForSelector(".files");
  assert.match(await said(tab), /Careers matrix/);
  assert.ok(await tab.evaluate(() => dispatchEvent(new Event("beforeunload", { cancelable: true })) === false), "closing asks");
  await press(tab, frame.saveZip);
  const zip = await browser.downloaded(`${SCHOOL}.zip`);
  await said(tab);
  assert.ok(await tab.evaluate(() => dispatchEvent(new Event("beforeunload", { cancelable: true }))), "all is saved");

  const unpacked = desk.path("unpacked");
  execFileSync("python3", ["-m", "zipfile", "-e", zip, unpacked]);
  holdTheSame(lying(unpacked), lying(folder), "the zip");
  assert.equal(today(), day, "it became tomorrow while this ran: run it again");

  // The zip is a round's folder.
  const again = await browser.open();
  const [chosen] = await Promise.all([again.tab.waitForFileChooser().catch(() => null), press(again.tab, frame.chooseFiles)]);
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
