#!/usr/bin/env node
// fill_exceljs.mjs IN OUT EDITS.json: sets cells with exceljs, as many web services do (.xlsx).
import { fail, require, task } from "./node.mjs";

const { source, out, edits } = task();
const { Workbook } = require("exceljs");
const book = new Workbook();
await book.xlsx.readFile(source);
for (const { sheet, cell, value } of edits) {
  const place = (book.getWorksheet(sheet) ?? fail(`${source}: no sheet is named '${sheet}'`)).getCell(cell);
  if (value?.date) {
    place.value = new Date(`${value.date}T00:00:00Z`);
    // exceljs shares one style among cells: a copy, or all of them become dates.
    place.style = { ...place.style, numFmt: "dd/mm/yyyy" };
  } else {
    place.value = value;
  }
}
await book.xlsx.writeFile(out);
