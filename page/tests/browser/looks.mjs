/** What every screen owes everyone: what axe-core finds, whether all of it fits, where the Tab key leads, and what is seen then. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const WIDE = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };
/** What is left of a screen of 1366 by 768 at 200 %, and the narrowest that must do. */
const TIGHT = [WIDE, PHONE, { width: 683, height: 384 }, { width: 320, height: 640 }];

const axeIn = async (page) => {
  if (await page.evaluate(() => "axe" in window)) return;
  // Told to the browser itself, so that the page's policy stays as it is.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Runtime.evaluate", { expression: AXE });
  await devtools.detach();
};

/** What axe-core finds, light and dark, on a laptop and on a phone. */
export const violations = async ({ page }) => {
  await axeIn(page);
  const all = [];
  for (const size of [WIDE, PHONE]) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const found = await page.evaluate(
        (values) => window.axe.run(document, { runOnly: { type: "tag", values }, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] }),
        RULES,
      );
      for (const { id, nodes } of found.violations) {
        all.push([`${size.width} ${colorScheme}`, id, ...nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`)]);
      }
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  await page.setViewportSize(WIDE);
  return all;
};

/** What stands out to the side, outside of what is made to scroll. */
export const tooWide = async ({ page }) => {
  const all = [];
  for (const size of TIGHT) {
    await page.setViewportSize(size);
    const out = await page.evaluate(() => {
      const room = document.documentElement.clientWidth;
      const beyond = [...document.querySelectorAll("body *")].filter(
        (one) => !one.closest(".scroll .scroll *, .scroll > *, .aside") && one.getBoundingClientRect().right > room + 1,
      );
      const words = beyond.map((one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 40)}`);
      return document.documentElement.scrollWidth > room ? [`scrolls to ${document.documentElement.scrollWidth}`, ...words] : words;
    });
    if (out.length > 0) all.push([size.width, ...out.slice(0, 5)]);
  }
  await page.setViewportSize(WIDE);
  return all;
};

/** In the page, before its own script: what the walk below needs there. */
export const walker = () => {
  const CONTROLS = 'a[href], button, input:not([type="file"]), select, textarea, summary, [tabindex="0"]';
  const named = (one) => `${one.tagName.toLowerCase()} '${(one.textContent || one.getAttribute("aria-label") || one.id).trim().slice(0, 60)}'`;
  /** The place that is pressed: a box's label belongs to it. */
  const place = (one) => {
    const boxes = [one, ...(one.labels ?? [])].map((part) => part.getBoundingClientRect());
    const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
    return { left, top, width: Math.max(...boxes.map((box) => box.right)) - left, height: Math.max(...boxes.map((box) => box.bottom)) - top };
  };
  const isInText = (one) => one.tagName === "A" && one.parentElement.textContent.trim() !== one.textContent.trim();
  window.walk = {
    /** Every control that is seen; of radios the chosen one, for the arrow keys lead to the others. */
    all() {
      const within = document.querySelector("dialog:modal") ?? document;
      const seen = [...within.querySelectorAll(CONTROLS)].filter((one) => one.checkVisibility({ visibilityProperty: true }));
      return seen.filter((one) => one.type !== "radio" || one.checked);
    },
    begin() {
      this.walked = new Set();
      this.faults = [];
      document.querySelector("dialog:modal h2, .skip").focus();
      this.last = document.activeElement;
      this.walked.add(this.last);
    },
    /** Looks at what has the focus; whether the way round is done. */
    step() {
      const one = document.activeElement;
      // A date is several stops in one field.
      if (one === this.last) return false;
      this.last = one;
      if (one === document.body || this.walked.has(one)) return true;
      this.walked.add(one);
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) this.faults.push(`no focus is seen on ${named(one)}`);
      const box = one.getBoundingClientRect();
      const parts = [0.1, 0.5, 0.9].flatMap((down) => [0.1, 0.5, 0.9].map((along) => [box.left + along * box.width, box.top + down * box.height]));
      const hits = parts.map(([x, y]) => document.elementFromPoint(x, y)).filter((hit) => hit !== null);
      if (!hits.some((hit) => hit.contains(one) || one.contains(hit))) this.faults.push(`something lies over ${named(one)}`);
      return false;
    },
    end() {
      const missed = this.all().filter((one) => !this.walked.has(one));
      return [...this.faults, ...missed.map((one) => `the Tab key does not come to ${named(one)}`)];
    },
    /** Controls that are smaller than a fingertip may need, but for links in a text. */
    small() {
      const small = this.all().filter((one) => !isInText(one) && Object.values(place(one)).slice(2).some((size) => size < 24));
      return small.filter((one) => !one.matches(".skip")).map((one) => `${named(one)} is ${Object.values(place(one)).slice(2).map(Math.round).join(" by ")}`);
    },
  };
};

/** Controls that the Tab key does not come to, those whose focus is not seen or lies beneath something, and those that are small. */
export const unreachable = async ({ page }) => {
  await page.evaluate(() => window.walk.begin());
  do await page.keyboard.press("Tab");
  while (!(await page.evaluate(() => window.walk.step())));
  return page.evaluate(() => [...window.walk.end(), ...window.walk.small()]);
};

/** What moves though somebody asked that nothing should. */
export const moving = async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((one) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
        return /[1-9]/.test(transitionDuration) || animationName !== "none" || scrollBehavior === "smooth";
      })
      .map((one) => one.outerHTML.slice(0, 80)),
  );
  await page.emulateMedia({ reducedMotion: null });
  return moving;
};

/** What cannot be told apart where the computer's own few colours are shown: buttons and fields without an edge. */
export const edgeless = async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  const edgeless = await page.evaluate(() =>
    window.walk
      .all()
      .filter((one) => one.matches('button:not(.button-quiet), select, input:not([type="radio"], [type="checkbox"])'))
      .filter((one) => {
        const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(one);
        return borderTopStyle === "none" || parseFloat(borderTopWidth) < 1 || borderTopColor === backgroundColor;
      })
      .map((one) => one.outerHTML.slice(0, 80)),
  );
  await page.emulateMedia({ forcedColors: null });
  return edgeless;
};
