#!/usr/bin/env python3
"""many.py FOLDER COUNT OUT: fills OUT with COUNT returns made from the workbooks in FOLDER, each saved by openpyxl with another
name of who filled it in and other units, so that no two are alike."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "target/programs/python"))
import openpyxl

source, count, out = pathlib.Path(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3])
out.mkdir(parents=True, exist_ok=True)
files = sorted(source.glob("*.xlsx"))
for place, file in enumerate(files):
    book = openpyxl.load_workbook(file)
    about = book["Start here"][book["Start here"].tables["T_Start_here_about"].ref]
    outcomes = [sheet for sheet in book if sheet.title.endswith("outcomes")]
    for number in range(place, count, len(files)):
        about[1][2].value = f"Person {number}"
        for sheet in outcomes:
            heads, *rows = sheet[next(iter(sheet.tables.values())).ref]
            unit = [head.value for head in heads].index("Unit")
            for row in rows[number % 3 :: 3]:
                row[unit].value = f"Unit {number} of {row[0].value}"
        book.save(out / f"{file.stem} {number}.xlsx")
