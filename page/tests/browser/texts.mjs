/** The page's own texts, as its sources hold them: controls are found by what a person reads on them. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transformWithOxc } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PLAIN = here("../../../target/page/texts");

const read = async (name) => {
  const at = here(`../../web/texts/${name}.ts`);
  const { code } = await transformWithOxc(readFileSync(at, "utf8"), at);
  mkdirSync(PLAIN, { recursive: true });
  writeFileSync(`${PLAIN}/${name}.mjs`, code);
  return import(`${PLAIN}/${name}.mjs`);
};

export const { frame } = await read("frame");
export const { ways } = await read("ways");
export const { steps } = await read("steps");
export const { round } = await read("round");
export const { engine } = await read("engine");
