/**
 * Chromium, and the page in it as a person has it: opened from its file. Every request to anywhere else is counted, and so is
 * all that a browser complains of. No test can press a button of the system's own window, so a folder of the browser's private
 * file system stands in for the folder that a person chooses: its handles are of the same kind.
 */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { DAY } from "./beside.mjs";
import { frame, ways } from "./texts.mjs";

export const PAGE = fileURLToPath(new URL("../../../target/page/careers-audit.html", import.meta.url));

const FLAGS = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync"],
  // Without it, a page from a file has no private file system.
  "--allow-file-access-from-files",
];

/** How long anything that a person waits for may take, in milliseconds: the machine may be at work on much else. */
const PATIENCE = 45_000;

/** What goes nowhere: the page itself, and what it made. */
const stays = (address) => /^(blob|data):/.test(address) || address.split("#")[0] === `file://${PAGE}`;

/** In the page, before its own script: what it complains of is heard, and the folder that is chosen is the test's. */
const prepare = (folder) => {
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    console.error(`against the policy: ${violatedDirective} ${blockedURI}`),
  );
  if (folder === null) delete window.showDirectoryPicker;
  else {
    window.chosen = folder;
    window.showDirectoryPicker = async () => {
      if (window.chosen === null) throw new DOMException("nobody chose a folder", "AbortError");
      return (await navigator.storage.getDirectory()).getDirectoryHandle(window.chosen, { create: true });
    };
  }
};

/** The folder that stands for the person's, from the outside: as other programs see it. */
class Outside {
  constructor(page, name) {
    this.page = page;
    this.name = name;
  }

  /** Every file by its path, with its bytes and when it was saved; folders are null. */
  async read() {
    const found = await this.page.evaluate(async (name) => {
      const found = [];
      const lettersOf = (blob) =>
        new Promise((take) => {
          const reader = new FileReader();
          reader.onload = () => take(reader.result.slice(reader.result.indexOf(",") + 1));
          reader.readAsDataURL(blob);
        });
      const walk = async (folder, above) => {
        for await (const entry of folder.values()) {
          const at = above + entry.name;
          if (entry.kind === "file") {
            const file = await entry.getFile();
            found.push({ at, letters: file.size > 0 ? await lettersOf(file) : "", saved: file.lastModified });
          } else {
            found.push({ at, letters: null, saved: 0 });
            await walk(entry, `${at}/`);
          }
        }
      };
      const root = await navigator.storage.getDirectory();
      await walk(await root.getDirectoryHandle(name, { create: true }), "");
      return found;
    }, this.name);
    const sorted = found.sort((one, other) => (one.at < other.at ? -1 : 1));
    const lying = ({ letters, saved }) => (letters === null ? null : { bytes: Buffer.from(letters, "base64"), saved });
    return new Map(sorted.map((one) => [one.at, lying(one)]));
  }

  /** Saves a file, as another program does. */
  async put(at, bytes) {
    await this.page.evaluate(
      async ([name, at, letters]) => {
        let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
        const parts = at.split("/");
        const file = parts.pop();
        for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
        const stream = await (await folder.getFileHandle(file, { create: true })).createWritable();
        await stream.write(Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0)));
        await stream.close();
      },
      [this.name, at, Buffer.from(bytes).toString("base64")],
    );
  }

  /** Lays files there that `read` gave, or that lay in a folder of the computer. */
  async lay(files) {
    for (const [at, file] of files) if (file !== null) await this.put(at, file.bytes);
  }

  /** Takes a file or a folder away; without a path, the whole folder. */
  async remove(at = "") {
    await this.page.evaluate(async (path) => {
      let folder = await navigator.storage.getDirectory();
      const parts = path.split("/").filter((part) => part !== "");
      const last = parts.pop();
      for (const part of parts) folder = await folder.getDirectoryHandle(part);
      await folder.removeEntry(last, { recursive: true });
    }, `${this.name}/${at}`);
  }
}

/** A page that was opened. */
class Tab {
  constructor(page, folder) {
    this.page = page;
    this.folder = folder === null ? null : new Outside(page, folder);
    /** What was asked for elsewhere, and what the browser complained of; a test may expect some and empty it. */
    this.strayed = [];
    this.faults = [];
    page.context().on("request", (request) => stays(request.url()) || this.strayed.push(request.url()));
    page.on("console", (said) => said.type() === "error" && this.faults.push(said.text()));
    page.on("pageerror", (error) => this.faults.push(String(error)));
    page.on("crash", () => this.faults.push("the page crashed"));
  }

  /** Lays a round into the folder, and opens it. */
  async openRound(files) {
    await this.folder.lay(files);
    await this.press(ways.openFolder);
    await this.page.getByRole("navigation", { name: frame.way }).waitFor();
    await this.done();
  }

  /** Lends another folder where a person is asked for one next. */
  async lend(folder) {
    this.folder = new Outside(this.page, folder);
    await this.page.evaluate((name) => (window.chosen = name), folder);
  }

  /** A button by what it says; `of` where many say the same. */
  button(name, of = "") {
    return this.page.getByRole("button", { name: of ? `${name} ${of}` : name, exact: true });
  }

  async press(name, of = "") {
    await this.button(name, of).click();
  }

  /** Goes to a step, or to the overview, by its link. */
  async go(step) {
    await this.page.getByRole("navigation", { name: frame.way }).getByRole("link", { name: frame.screens[step] }).click();
    await this.page.getByRole("heading", { level: 1, name: step === "round" ? /./ : frame.screens[step] }).waitFor();
  }

  /** Waits till nothing is in hand. */
  async done() {
    await this.page.getByRole("region", { name: frame.atWork }).waitFor({ state: "detached" });
  }

  /** Waits till a text is seen. */
  async sees(text) {
    try {
      await this.page.getByText(text).first().waitFor();
    } catch (why) {
      throw new Error(`${text} is not seen; what is seen: ${await this.seen()}`, { cause: why });
    }
  }

  /** What stands on the screen that is shown, with what was said of the last act. */
  async seen() {
    return this.page.locator("main").innerText();
  }

  /** Opens all that can be opened on the screen. */
  async openAll() {
    await this.page.locator("details").first().waitFor();
    await this.page.evaluate(() => document.querySelectorAll("details:not([open]) > summary").forEach((line) => line.click()));
  }

  /** Sets files or a folder where a person would choose them; by default in the only place there is. */
  async choose(paths, where = this.page.locator("main")) {
    await where.getByLabel(frame.chooseFiles).setInputFiles(paths);
  }

  async chooseFolder(path, where = this.page.locator("main")) {
    await where.getByLabel(frame.chooseFolder).setInputFiles(path);
  }

  /** Drags files and folders of this computer onto the place that says `label`, and lets them go. */
  async drop(label, paths) {
    const place = this.page.getByText(label, { exact: true });
    await place.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await place.boundingBox();
    const devtools = await this.page.context().newCDPSession(this.page);
    const drag = { x: x + width / 2, y: y + height / 2, data: { items: [], files: paths, dragOperationsMask: 1 } };
    for (const type of ["dragEnter", "dragOver", "drop"]) await devtools.send("Input.dispatchDragEvent", { type, ...drag });
    await devtools.detach();
  }

  /** What a press hands to the downloads: its name and its path. */
  async handed(press) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), press()]);
    return { name: download.suggestedFilename(), path: await download.path() };
  }

  /** Nothing left for elsewhere, and nothing was complained of. */
  isClean() {
    assert.deepEqual(this.strayed, [], "requests to elsewhere");
    assert.deepEqual(this.faults, [], "what the browser complained of");
  }

  async close() {
    await this.page.context().close();
    this.isClean();
  }
}

/** Chromium alone; it fails where there is none. */
export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });

/** Chromium, and the page in it. */
export const start = async () => {
  const browser = await launch();
  return {
    /**
     * Opens the page in a browser of its own. `folder` is the name of the folder that is chosen where a person is asked for one;
     * null takes folders away altogether. `scripts` run before the page's own, each `[function, argument]`; `screen` is gone
     * to; `day` is what its clock shows; what else is given goes to the browser (viewport …).
     */
    async open({ folder = "Ashby", scripts = [], screen = "", day = DAY, ...looks } = {}) {
      const context = await browser.newContext({ acceptDownloads: true, viewport: { width: 1366, height: 768 }, ...looks });
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE);
      const tab = new Tab(page, folder);
      await page.clock.setFixedTime(new Date(`${day}T12:00:00`));
      await page.addInitScript(prepare, folder);
      for (const [script, argument] of scripts) await page.addInitScript(script, argument);
      await page.goto(`file://${PAGE}${screen && `#${screen}`}`);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      return tab;
    },
    close: () => browser.close(),
  };
};
