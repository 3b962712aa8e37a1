/** Builds the screens into one file, and opens them in the browser of this machine. */
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
export const OUT = here("../../../target/page/steps");

export const built = async () => {
  await build({
    configFile: false,
    root: here("."),
    logLevel: "warn",
    build: { outDir: OUT, emptyOutDir: true, target: ["chrome111", "firefox115", "safari16.4"], modulePreload: false },
    plugins: [viteSingleFile({ removeViteModuleLoader: true })],
  });
  return `file://${OUT}/index.html`;
};

export const browser = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
