/** The page's own texts, as its sources hold them: controls are found by what a person reads on them. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transformWithOxc } from "vite";

const read = async (name) => {
  const at = fileURLToPath(new URL(`../../web/texts/${name}.ts`, import.meta.url));
  const { code } = await transformWithOxc(readFileSync(at, "utf8"), at);
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
};

export const { frame } = await read("frame");
export const { ways } = await read("ways");
export const { steps } = await read("steps");
export const { round } = await read("round");
export const { engine } = await read("engine");
