#!/usr/bin/env node
/**
 * How large, how fast and how hungry the page is, beside the command line on the same folder: `node page/tests/measure.mjs`.
 * It prints a table and judges nothing. The command line is the optimised one where that was built.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DAY, lying } from "./browser/beside.mjs";
import { PAGE, start } from "./browser/browser.mjs";
import { frame, steps, ways } from "./browser/texts.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const COMMAND = [here("../../target/release/careers-audit"), here("../../target/debug/careers-audit")].find(existsSync);
const MANY = here("../../tests/programs/many.py");

const desk = mkdtempSync(join(tmpdir(), "measure-"));
const median = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;

/** In the page, before its own script: when its first button can be pressed, and how long it ever stands still. */
const watch = () => {
  window.usable = 0;
  new MutationObserver((_, observer) => {
    if (!document.querySelector("main button")) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => (window.usable = performance.now())));
  }).observe(document, { childList: true, subtree: true });
  window.stood = [];
  new PerformanceObserver((list) => window.stood.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: "longtask",
    buffered: true,
  });
};

const stood = (tab) => tab.page.evaluate(() => Math.round(Math.max(0, ...window.stood.splice(0))));

/** The most memory that any process of the browser's pages has had, in MB. */
const peak = async (tab) => {
  const devtools = await tab.page.context().browser().newBrowserCDPSession();
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  const pages = processInfo.filter(({ type }) => type === "renderer");
  const most = ({ id }) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0);
  return Math.round(Math.max(...pages.map(most)) / 1024);
};

/** A made-up school's folder with so many returns of about 60 kB. */
const school = (count) => {
  const folder = join(desk, `${count}`);
  mkdirSync(folder);
  spawnSync(COMMAND, ["demo", ".", "--today", DAY], { cwd: folder });
  const from = join(desk, `from ${count}`);
  spawnSync("mv", [join(folder, "returns"), from]);
  execFileSync("python3", [MANY, from, String(count), join(folder, "returns")]);
  return folder;
};

const rows = [["size of the file", `${statSync(PAGE).size} bytes`]];

const opened = [];
for (let turn = 0; turn < 5; turn += 1) {
  const browser = await start();
  const tab = await browser.open({ scripts: [[watch]] });
  await tab.page.waitForFunction(() => window.usable > 0);
  opened.push(await tab.page.evaluate(() => window.usable));
  await browser.close();
}
rows.push(["first button usable (median of 5, and slowest)", `${Math.round(median(opened))} ms, ${Math.round(Math.max(...opened))} ms`]);

for (const count of [16, 400]) {
  const folder = school(count);
  const files = lying(folder);
  const bytes = [...files].filter(([at]) => at.startsWith("returns/")).reduce((sum, [, file]) => sum + (file?.bytes.length ?? 0), 0);
  const browser = await start();
  const tab = await browser.open({ folder: String(count), scripts: [[watch]] });
  await tab.folder.lay(files);
  await tab.page.evaluate(() => (window.stood = []));
  let began = performance.now();
  await tab.press(ways.openFolder);
  await tab.page.getByRole("navigation", { name: frame.way }).waitFor({ timeout: 300_000 });
  await tab.done();
  const looked = performance.now() - began;
  const stoodLooking = await stood(tab);
  await tab.go("returns");
  await tab.page.waitForTimeout(1000);
  const stoodGoing = await stood(tab);
  const checks = [];
  const commands = [];
  for (let turn = 0; turn < (count < 100 ? 3 : 2); turn += 1) {
    began = performance.now();
    await tab.press(steps.returns.check);
    await tab.page.getByRole("region", { name: frame.atWork }).waitFor();
    await tab.page.getByRole("region", { name: frame.atWork }).waitFor({ state: "detached", timeout: 300_000 });
    checks.push(performance.now() - began);
    began = performance.now();
    spawnSync(COMMAND, ["check", "--today", DAY], { cwd: folder });
    commands.push(performance.now() - began);
    // The look that follows is not measured.
    await tab.page.waitForTimeout(Math.max(2_000, looked));
  }
  const stoodChecking = await stood(tab);
  await tab.go("matrix");
  await tab.page.waitForTimeout(2_000);
  const stoodMap = await stood(tab);
  const of = `${count} returns of ${Math.round(bytes / count / 1000)} kB`;
  rows.push([`${of}: opened`, seconds(looked)]);
  rows.push([`${of}: checked, and written`, seconds(median(checks))]);
  rows.push([`${of}: the command line`, seconds(median(commands))]);
  rows.push([`${of}: ratio`, (median(checks) / median(commands)).toFixed(1)]);
  rows.push([`${of}: longest standstill, opening, returns, checking, matrix`, `${stoodLooking}, ${stoodGoing}, ${stoodChecking}, ${stoodMap} ms`]);
  rows.push([`${of}: peak memory of the page with its worker`, `${await peak(tab)} MB`]);
  await browser.close();
}
rmSync(desk, { recursive: true, force: true });

console.log(`Chromium; the command line is ${COMMAND.includes("release") ? "optimised" : "not optimised"}; load ${readFileSync("/proc/loadavg", "utf8").split(" ")[0]}`);
for (const [what, figure] of rows) console.log(`${what}: ${figure}`);
