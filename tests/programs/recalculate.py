#!/usr/bin/env python3
"""recalculate.py FILE.xlsx...: what each formula's stored result is, and what LibreOffice makes of it.

Prints [{"file", "cells": [{"sheet", "cell", "formula", "stored", "now", "error", "same"}]}]. A truth is 1 or 0,
as LibreOffice has it; `stored` is null where the file has no result.
"""
import json
import math
import pathlib
import posixpath
import sys
import xml.etree.ElementTree as xml
import zipfile

sys.dont_write_bytecode = True  # nothing is written beside the sources
import office

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# com.sun.star.sheet: CellFlags.FORMULA, FormulaResult.ERROR
FORMULA, ERROR = 16, 4


def stored(path):
    """(sheet, cell) → the result in the file, of each formula. Read from the parts: no program stands between."""
    results = {}
    with zipfile.ZipFile(path) as package:
        links = xml.fromstring(package.read("xl/_rels/workbook.xml.rels"))
        parts = {link.get("Id"): posixpath.join("/xl", link.get("Target"))[1:] for link in links}
        for sheet in xml.fromstring(package.read("xl/workbook.xml")).iter(f"{MAIN}sheet"):
            for cell in xml.fromstring(package.read(parts[sheet.get(LINK)])).iter(f"{MAIN}c"):
                if cell.find(f"{MAIN}f") is not None:
                    text, kind = cell.findtext(f"{MAIN}v"), cell.get("t", "n")
                    value = float(text) if text and kind in "nb" else text
                    results[sheet.get("name"), cell.get("r")] = "" if value is None and kind == "str" else value
    return results


def name(column):
    return (name(column // 26 - 1) if column > 25 else "") + chr(65 + column % 26)


def calculated(book):
    """(sheet, cell, formula, result, whether it is an error) of each formula."""
    book.calculateAll()  # hard: every formula, whether or not anything that it reads has changed
    for sheet in book.Sheets:
        errors = {}
        for part in sheet.queryFormulaCells(ERROR).RangeAddresses:
            for row in range(part.StartRow, part.EndRow + 1):
                for column in range(part.StartColumn, part.EndColumn + 1):
                    errors[row, column] = sheet.getCellByPosition(column, row).getString()
        # By ranges: a call for each cell would take most of the time.
        for cells in sheet.queryContentCells(FORMULA):
            at = cells.RangeAddress
            for down, (formulas, values) in enumerate(zip(cells.getFormulaArray(), cells.getDataArray())):
                for across, (formula, value) in enumerate(zip(formulas, values)):
                    row, column = at.StartRow + down, at.StartColumn + across
                    error = errors.get((row, column))
                    yield sheet.Name, f"{name(column)}{row + 1}", formula, error or value, error is not None


def same(stored, now):
    if isinstance(stored, float) and isinstance(now, float):
        return math.isclose(stored, now, rel_tol=1e-9, abs_tol=1e-9)
    return stored == now


def main(paths):
    files = []
    with office.running() as calc:
        for path in paths:
            before = stored(path)
            book = calc.open(path)
            files.append({"file": path, "cells": [
                {"sheet": sheet, "cell": cell, "formula": formula, "stored": before.get((sheet, cell)),
                 "now": now, "error": error, "same": same(before.get((sheet, cell)), now)}
                for sheet, cell, formula, now, error in calculated(book)]})
            book.close(True)
    json.dump(files, sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main(sys.argv[1:])
