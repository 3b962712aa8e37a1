#!/usr/bin/env python3
"""answer.py FILE.xlsx...: prints as JSON, for each workbook, edits that answer it: each outcome printed in it is taught and in
place, in all years, in a named unit and term; each statement of a checklist is a Yes, but for those that speak of employers. What
may be chosen is what its lists offer."""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "target/programs/python"))
import openpyxl


def offered(book, sheet, cell):
    """What the list of a cell offers, in its order; nothing where it has none."""
    for rule in sheet.data_validations.dataValidation:
        if rule.type == "list" and cell.coordinate in rule.sqref:
            name, place = book.defined_names[rule.formula1].attr_text.split("!")
            cells = book[name.strip("'")][place.replace("$", "")]
            return [one.value for row in cells for one in row] if isinstance(cells, tuple) else [cells.value]
    return []


def edits_of(book):
    for sheet in book:
        for name, place in sheet.tables.items():
            heads, *rows = sheet[place]
            at = {head.value: column for column, head in enumerate(heads)}
            for number, row in enumerate(rows, 1):
                if "Coverage" in at and row[at["Outcome"]].value is not None:
                    wanted = {"Coverage": "Taught", "Status": "In place", "Unit": f"Unit {number}"}
                    # The years stand beside the status, under a word of the school's own.
                    for column in (at["Status"] + 1, at["Term"]):
                        wanted[heads[column].value] = offered(book, sheet, row[column])[0]
                elif "Statement" in at and "Answer" in at and row[1].value != "Employer Enriched":
                    wanted = {"Answer": "Yes"}
                else:
                    continue
                for head, value in wanted.items():
                    yield {"sheet": sheet.title, "cell": row[at[head]].coordinate, "value": value}


print(json.dumps([list(edits_of(openpyxl.load_workbook(file))) for file in sys.argv[1:]]))
