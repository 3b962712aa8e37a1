/** Builds the screens into one file. */
import { fileURLToPath } from "node:url";
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
