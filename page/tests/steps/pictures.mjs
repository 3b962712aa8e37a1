/** Pictures of every step, wide and narrow, light and dark: `node pictures.mjs` leaves them beside the built page. */
import { launch } from "../browser/browser.mjs";
import { built, OUT } from "./built.mjs";

const page = await built();
const chromium = await launch();
const only = process.argv[2];
const sizes = { wide: { width: 1366, height: 768 }, narrow: { width: 390, height: 844 } };
for (const [size, viewport] of Object.entries(sizes)) {
  const tab = await (await chromium.newContext({ viewport, colorScheme: process.env.SCHEME === "dark" ? "dark" : "light" })).newPage();
  tab.on("pageerror", (error) => console.error(String(error)));
  for (const screen of ["plan", "workbooks", "returns", "corrections", "matrix", "returns/begun", "matrix/begun"]) {
    if (only && !screen.startsWith(only)) continue;
    await tab.goto(`${page}#${screen}`);
    await tab.reload();
    await tab.waitForTimeout(300);
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
    if (wide > viewport.width) console.error(`${screen}: ${wide} wide at ${viewport.width}`);
    const name = screen.replace("/", "-");
    await tab.screenshot({ path: `${OUT}/${name}-${size}.png`, fullPage: true });
    await tab.evaluate(() => document.querySelectorAll("details:not([open]) > summary").forEach((summary) => summary.click()));
    await tab.waitForTimeout(100);
    await tab.screenshot({ path: `${OUT}/${name}-${size}-open.png`, fullPage: true });
  }
}
await chromium.close();
