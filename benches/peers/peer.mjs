#!/usr/bin/env node
// peer.mjs LIBRARY WORK.json: the same work with a library for Node, `exceljs` or `sheetjs`; tells milliseconds.
//
// Draws each workbook from the list of its cells and rules, and reads every cell of each return. As JSON, for one workbook:
// {"draw": 88.1, "read": 71.4, "cells": 23456}.
import { readFileSync } from "node:fs";
import { require } from "../../tests/programs/node.mjs";

const [library, file] = process.argv.slice(2);
const work = JSON.parse(readFileSync(file, "utf8"));
const ROUNDS = 2;

const fill = (style) => (0xffffff - style).toString(16).padStart(6, "0").toUpperCase();

const letters = (column) =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));
const at = ([row, column]) => `${letters(column)}${row + 1}`;

const exceljs = {
  async draw(sheets) {
    const { Workbook } = require("exceljs");
    const book = new Workbook();
    const side = { style: "thin" };
    const styles = new Map();
    for (const { name, columns, cells, rules } of sheets) {
      const own = book.addWorksheet(name);
      for (let column = 1; column <= columns; column += 1) own.getColumn(column).width = 20;
      for (const [row, column, style, kind, value, result] of cells) {
        const cell = own.getRow(row + 1).getCell(column + 1);
        if (kind === "formula") cell.value = { formula: value, result };
        else if (kind !== "blank") cell.value = value;
        if (!styles.has(style))
          styles.set(style, {
            fill: { type: "pattern", pattern: "solid", fgColor: { argb: `FF${fill(style)}` } },
            alignment: { wrapText: true },
            border: { top: side, left: side, bottom: side, right: side },
          });
        cell.style = styles.get(style);
      }
      for (const { first, last, list, title, message } of rules) {
        const said = { showInputMessage: true, promptTitle: title, prompt: message };
        const rule = list
          ? { type: "list", formulae: [list], ...said }
          : { type: "textLength", operator: "lessThanOrEqual", formulae: [300], ...said };
        own.dataValidations.add(`${at(first)}:${at(last)}`, rule);
      }
    }
    return book.xlsx.writeBuffer();
  },
  async read(path) {
    const { Workbook } = require("exceljs");
    const book = new Workbook();
    await book.xlsx.load(readFileSync(path));
    let cells = 0;
    book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell(() => (cells += 1))));
    return cells;
  },
};

// The edition that is free writes neither styles nor rules: it has less to do.
const sheetjs = {
  async draw(sheets) {
    const { utils, write } = require("xlsx");
    const book = utils.book_new();
    for (const { name, columns, cells } of sheets) {
      const own = { "!cols": Array(columns).fill({ wch: 20 }) };
      const last = [0, 0];
      for (const [row, column, , kind, value, result] of cells) {
        [last[0], last[1]] = [Math.max(last[0], row), Math.max(last[1], column)];
        if (kind === "text") own[at([row, column])] = { t: "s", v: value };
        else if (kind === "number") own[at([row, column])] = { t: "n", v: value };
        else if (kind === "formula") own[at([row, column])] = { t: "s", f: value, v: result };
      }
      own["!ref"] = `A1:${at(last)}`;
      utils.book_append_sheet(book, own, name);
    }
    return write(book, { type: "buffer", bookType: "xlsx", bookSST: true, compression: true });
  },
  async read(path) {
    const { read } = require("xlsx");
    const book = read(readFileSync(path));
    let cells = 0;
    for (const name of book.SheetNames)
      for (const [key, cell] of Object.entries(book.Sheets[name]))
        if (!key.startsWith("!") && cell.v !== undefined) cells += 1;
    return cells;
  },
};

/** The milliseconds of one, in the shortest of the rounds. */
async function each(of, act) {
  let best = Infinity;
  let told = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    told = [];
    for (const one of of) told.push(await act(one));
    best = Math.min(best, performance.now() - begun);
  }
  return [best / of.length, told];
}

const { draw, read } = { exceljs, sheetjs }[library];
const [drawn] = await each(work.drawings, draw);
const [taken, told] = await each(work.returns, read);
console.log(JSON.stringify({ draw: drawn, read: taken, cells: told.reduce((sum, one) => sum + one, 0) }));
