/** Pictures of every state of the page, on a laptop and on a phone, into a folder; or the one picture that README shows. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DAY } from "./browser/beside.mjs";
import { start } from "./browser/browser.mjs";
import { PHONE, WIDE } from "./browser/looks.mjs";
import { begun, first, madeUp } from "./browser/states.mjs";
import { ways } from "./browser/texts.mjs";

const README = fileURLToPath(new URL("../page.png", import.meta.url));

/** So that a picture is the same whenever it is made. */
const LOOKS = { day: DAY, locale: "en-GB", timezoneId: "Europe/London" };

const browser = await start();
const open = (looks) => browser.open({ ...LOOKS, ...looks });

const all = async (folder) => {
  mkdirSync(folder, { recursive: true });
  let number = 0;
  for (const states of [first, begun, madeUp]) {
    for await (const { name, tab } of states(open)) {
      number += 1;
      for (const size of [PHONE, WIDE]) {
        await tab.page.setViewportSize(size);
        await tab.page.waitForTimeout(100);
        await tab.page.screenshot({ path: join(folder, `${String(number).padStart(2, "0")} ${name} ${size.width}.png`), fullPage: true });
      }
    }
  }
};

/** The round of a made-up school, as the list of its steps. */
const one = async (path) => {
  const tab = await open({ folder: "Autumn audit", viewport: { width: 1040, height: 720 } });
  await tab.press(ways.demo);
  await tab.press(ways.demoInFolder);
  await tab.page.locator(".tasks").waitFor();
  await tab.go("plan");
  await tab.go("round");
  await tab.page.evaluate(() => document.activeElement.blur());
  await tab.page.mouse.move(0, 0);
  await tab.page.screenshot({ path, fullPage: true });
  await tab.close();
};

const [where] = process.argv.slice(2);
try {
  await (where === "README" ? one(README) : all(where));
} finally {
  await browser.close();
}
