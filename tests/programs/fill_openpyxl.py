#!/usr/bin/env python3
"""fill_openpyxl.py IN OUT EDITS.json: sets cells with openpyxl, as somebody's script would (.xlsx and .xlsm)."""
import datetime
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "target/programs/python"))
import openpyxl

source, out, edits = sys.argv[1:]
book = openpyxl.load_workbook(source)
for edit in json.loads(pathlib.Path(edits).read_text(encoding="utf-8")):
    if edit["sheet"] not in book.sheetnames:
        sys.exit(f"{source}: no sheet is named {edit['sheet']!r}")
    value = edit["value"]
    is_formula = isinstance(value, dict) and "formula" in value
    if is_formula:
        value = value["formula"]
    elif isinstance(value, dict):
        value = datetime.date.fromisoformat(value["date"])
    cell = book[edit["sheet"]][edit["cell"]]
    cell.value = value
    if isinstance(value, str) and not is_formula:
        cell.data_type = "s"  # else "=..." becomes a formula
book.save(out)
