#!/usr/bin/env python3
"""cells.py FILE.xlsx: prints as JSON the text or number of each cell that holds one, as openpyxl reads it."""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "target/programs/python"))
import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
cells = {f"{sheet.title}!{cell.coordinate}": cell.value for sheet in book for row in sheet for cell in row if cell.value is not None}
json.dump(cells, sys.stdout, default=lambda date: date.isoformat()[:10])
