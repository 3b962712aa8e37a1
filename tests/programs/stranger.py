#!/usr/bin/env python3
"""stranger.py OUT.xlsx: writes a workbook that has nothing to do with any audit, with openpyxl."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "target/programs/python"))
import openpyxl

book = openpyxl.Workbook()
for row in [["Trip to the coast"], ["Coach", 420], ["Lunch", 180]]:
    book.active.append(row)
book.save(sys.argv[1])
