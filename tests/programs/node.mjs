// What the scripts of this folder share: the packages that `install` put below target/, and the arguments.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const packages = createRequire(new URL("../../target/programs/node/package.json", import.meta.url));

// `require` for CommonJS packages; `load` for those that are modules alone.
export const require = packages;
export const load = (name) => import(pathToFileURL(packages.resolve(name)));

export function task() {
  const [source, out, edits] = process.argv.slice(2);
  return { source, out, edits: JSON.parse(readFileSync(edits, "utf8")) };
}

export function fail(message) {
  console.error(message);
  process.exit(1);
}
