#!/usr/bin/env node
// fill_sheetjs.mjs IN OUT EDITS.json: sets cells with SheetJS (.xlsx, .xlsb, .xls, .ods by OUT's extension).
// Its free edition writes values and little else: a return saved by it has lost its looks and its drop-downs.
import { fail, require, task } from "./node.mjs";

const { source, out, edits } = task();
const { readFile, utils, writeFile } = require("xlsx");
const book = readFile(source, { cellNF: true, cellStyles: true });
for (const { sheet: name, cell, value } of edits) {
  const sheet = book.Sheets[name] ?? fail(`${source}: no sheet is named '${name}'`);
  if (value === null) delete sheet[cell];
  else if (value.date) utils.sheet_add_aoa(sheet, [[serial(value.date)]], { origin: cell });
  else utils.sheet_add_aoa(sheet, [[value]], { origin: cell });
  if (value?.date) sheet[cell].z = "dd/mm/yyyy";
}
writeFile(book, out);

// By hand: SheetJS turns a Date round by the machine's time zone.
function serial(date) {
  return (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}
