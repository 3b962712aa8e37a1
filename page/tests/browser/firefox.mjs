/** Firefox, told what to do through WebDriver BiDi: the page opened from its file, downloads in a folder, every request counted. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

const PAGE = fileURLToPath(new URL("../../../target/page/careers-audit.html", import.meta.url));

/** How long a download may take. */
const WAIT = 30_000;

/** What goes nowhere: a file of this computer, and what a page made itself. */
const stays = (address) => /^(file|blob|data|about):/.test(address);

export const firefox = async () => {
  const downloads = mkdtempSync(join(tmpdir(), "downloads-"));
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
    // It runs as no other's than the folder's owner.
    env: { ...process.env, HOME: downloads },
    extraPrefsFirefox: {
      "browser.download.dir": downloads,
      "browser.download.folderList": 2,
      "browser.download.useDownloadDir": true,
      "browser.download.always_ask_before_handling_new_types": false,
      "browser.helperApps.neverAsk.saveToDisk": "application/zip",
    },
  });
  return {
    /** A tab, with what it asked for elsewhere, what its policy kept it from, and what went wrong in it. */
    async open(address = `file://${PAGE}`) {
      const tab = await browser.newPage();
      const requests = [];
      const errors = [];
      tab.on("request", (request) => stays(request.url()) || requests.push(request.url()));
      tab.on("pageerror", (error) => errors.push(String(error)));
      await tab.evaluateOnNewDocument(() => {
        window.kept = [];
        addEventListener("securitypolicyviolation", ({ blockedURI }) => window.kept.push(blockedURI));
      });
      await tab.goto(address);
      return { tab, requests, errors, kept: () => tab.evaluate(() => window.kept) };
    },
    /** The path of a file that was handed to the downloads, once it is there whole. */
    async downloaded(name) {
      const at = join(downloads, name);
      for (const end = Date.now() + WAIT; Date.now() < end; await pause(100)) {
        if (existsSync(at) && !readdirSync(downloads).some((other) => other.endsWith(".part"))) return at;
      }
      throw new Error(`'${name}' was not downloaded; there are: ${readdirSync(downloads).join(", ") || "none"}`);
    },
    async close() {
      await browser.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
};
