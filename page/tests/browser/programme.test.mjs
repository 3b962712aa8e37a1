/**
 * The careers programme as outsiders have it, opened from its file: axe-core finds nothing against WCAG 2.2 AA, it reads on a
 * phone without scrolling to the side, it fetches nothing and runs nothing, and it prints on A4 whole.
 */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { command } from "./beside.mjs";
import { tooWide, violations } from "./looks.mjs";

let browser;
let folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "programme-"));
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

for (const setting of ["mainstream", "send", "college"]) {
  test(`the programme of a school: ${setting}`, async () => {
    command(folder, ["demo", setting, "--setting", setting]);
    const file = join(folder, setting, "programme", "Careers programme.html");
    const context = await browser.newContext({ javaScriptEnabled: true });
    const page = await context.newPage();
    const strayed = [];
    const faults = [];
    context.on("request", (request) => request.url().startsWith("file:") || strayed.push(request.url()));
    page.on("console", (said) => said.type() === "error" && faults.push(said.text()));
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.goto(`file://${encodeURI(file)}`);
    const tab = { page };
    assert.deepEqual(await violations(tab), []);
    assert.deepEqual(await tooWide(tab), []);
    assert.deepEqual([strayed, faults], [[], []]);
    assert.equal(await page.locator("script, img, link, iframe, form").count(), 0);

    // Headings in order, one of the first rank; every table is named, and its headings say of what.
    const ranks = await page.evaluate(() => [...document.querySelectorAll("h1, h2, h3, h4")].map((one) => Number(one.tagName[1])));
    assert.equal(ranks.filter((rank) => rank === 1).length, 1);
    assert.deepEqual(ranks.filter((rank, at) => at > 0 && rank > ranks[at - 1] + 1), []);
    const loose = await page.evaluate(
      () =>
        [...document.querySelectorAll("table")].filter((one) => !one.caption?.textContent.trim()).length +
        [...document.querySelectorAll("th")].filter((one) => !one.scope).length,
    );
    assert.equal(loose, 0);
    assert.equal(await page.locator("html").getAttribute("lang"), "en-GB");

    // Whoever uses the keyboard goes past the contents at once, and every link leads somewhere.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "programme");
    const nowhere = await page.evaluate(() =>
      [...document.querySelectorAll("a")].map((one) => one.hash.slice(1)).filter((id) => document.getElementById(id) === null),
    );
    assert.deepEqual(nowhere, []);

    // On paper: upright A4, without what only a screen needs, and no heading by itself at the foot of a page.
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("nav").first().isVisible(), false);
    assert.equal(await page.locator("footer").isVisible(), true);
    const printed = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const sizes = new Set([...printed.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, wide, high]) => `${Math.round(wide)} ${Math.round(high)}`));
    assert.deepEqual([...sizes], ["595 842"]);
    assert.ok(!readFileSync(file, "utf8").includes("http:"));
    await context.close();
  });
}
