/** Nothing leaves the computer: the page asks for nothing, and whatever might try to is kept from it by the page's policy. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { PAGE, start } from "./browser.mjs";
import { frame } from "./texts.mjs";

let browser;
/** A server that is elsewhere, and what reached it. */
let server;
let elsewhere;
const reached = [];

before(async () => {
  server = createServer(({ url }, answer) => {
    reached.push(url);
    answer.end();
  });
  await new Promise((go) => server.listen(0, "127.0.0.1", go));
  elsewhere = `http://127.0.0.1:${server.address().port}/`;
  browser = await start();
});
after(async () => {
  await browser?.close();
  server?.close();
});

test("opened from its file, the page asks for nothing and says so", async () => {
  const tab = await browser.open();
  await tab.sees(frame.nothingLeaves);
  await tab.page.getByRole("link", { name: frame.howSure }).click();
  await tab.page.getByRole("heading", { level: 2 }).first().waitFor();
  await tab.close();
});

const WAYS = {
  fetch: (to) => void fetch(to).catch(() => {}),
  beacon: (to) => void navigator.sendBeacon(to, "x"),
  socket: (to) => void new WebSocket(to.replace("http", "ws")),
  picture: (to) => void (new Image().src = to),
  font: (to) => void new FontFace("elsewhere", `url(${to})`).load().catch(() => {}),
  script: (to) => void document.head.append(Object.assign(document.createElement("script"), { src: to })),
  frame: (to) => void document.body.append(Object.assign(document.createElement("iframe"), { src: to })),
  form: (to) => {
    const form = Object.assign(document.createElement("form"), { action: to, target: "other" });
    document.body.append(form);
    form.submit();
  },
  worker: (to) => void new Worker(URL.createObjectURL(new Blob([`fetch(${JSON.stringify(to)}).catch(() => {})`]))),
};

for (const [name, attempt] of Object.entries(WAYS)) {
  test(`the policy lets no ${name} go elsewhere`, async () => {
    const tab = await browser.open();
    await tab.page.evaluate(attempt, elsewhere);
    await tab.page.waitForTimeout(500);
    assert.deepEqual(reached, []);
    await tab.page.context().close();
  });
}

test("without the policy, each of them would get there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "page-"));
  const bare = join(folder, "bare.html");
  writeFileSync(bare, readFileSync(PAGE, "utf8").replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ""));
  for (const [name, attempt] of Object.entries(WAYS)) {
    const tab = await browser.open();
    await tab.page.goto(`file://${bare}`);
    await tab.page.evaluate(attempt, elsewhere + name);
    for (let wait = 0; wait < 50 && !reached.includes(`/${name}`); wait += 1) await tab.page.waitForTimeout(100);
    await tab.page.context().close();
  }
  rmSync(folder, { recursive: true });
  for (const name of Object.keys(WAYS)) assert.ok(reached.some((url) => url.startsWith(`/${name}`)), `${name}: ${reached.join(" ")}`);
});
