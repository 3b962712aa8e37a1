#!/usr/bin/env python3
"""peer.py LIBRARY WORK.json: the same work with a library for Python, `openpyxl` or `xlsxwriter`; tells milliseconds.

Draws each workbook from the list of its cells and rules, and reads every cell of each return. As JSON, for one workbook:
{"draw": 410.2, "read": 95.1, "cells": 23456}; a library that cannot read gives no "read".
"""
import io
import json
import sys
import time

library, work = sys.argv[1], json.load(open(sys.argv[2], encoding="utf-8"))
ROUNDS = 2


def fill(style):
    return f"{0xFFFFFF - style:06X}"


def by_openpyxl(sheets):
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book, side, styles = Workbook(), Side(style="thin"), {}
    book.remove(book.active)
    for sheet in sheets:
        own = book.create_sheet(sheet["name"])
        for column in range(sheet["columns"]):
            own.column_dimensions[get_column_letter(column + 1)].width = 20
        for row, column, style, kind, value, _ in sheet["cells"]:
            cell = own.cell(row + 1, column + 1)
            if kind == "text":
                cell.value, cell.data_type = value, "s"
            elif kind == "number":
                cell.value = value
            elif kind == "formula":
                cell.value = "=" + value
            if style not in styles:
                styles[style] = (PatternFill("solid", fgColor=fill(style)), Alignment(wrap_text=True, vertical="top"),
                                 Border(left=side, right=side, top=side, bottom=side))
            cell.fill, cell.alignment, cell.border = styles[style]
        for rule in sheet["rules"]:
            said = {"promptTitle": rule["title"], "prompt": rule["message"], "showInputMessage": True}
            if rule["list"]:
                made = DataValidation(type="list", formula1=rule["list"], **said)
            else:
                made = DataValidation(type="textLength", operator="lessThanOrEqual", formula1="300", **said)
            made.add(f"{get_column_letter(rule['first'][1] + 1)}{rule['first'][0] + 1}:"
                     f"{get_column_letter(rule['last'][1] + 1)}{rule['last'][0] + 1}")
            own.add_data_validation(made)
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def by_xlsxwriter(sheets):
    from xlsxwriter import Workbook

    into = io.BytesIO()
    book, formats = Workbook(into, {"in_memory": True}), {}
    for sheet in sheets:
        own = book.add_worksheet(sheet["name"])
        own.set_column(0, sheet["columns"] - 1, 20)
        for row, column, style, kind, value, result in sheet["cells"]:
            if style not in formats:
                formats[style] = book.add_format({"text_wrap": True, "border": 1, "bg_color": "#" + fill(style)})
            look = formats[style]
            if kind == "text":
                own.write_string(row, column, value, look)
            elif kind == "number":
                own.write_number(row, column, value, look)
            elif kind == "formula":
                own.write_formula(row, column, "=" + value, look, result)
            else:
                own.write_blank(row, column, None, look)
        for rule in sheet["rules"]:
            said = {"input_title": rule["title"], "input_message": rule["message"]}
            if rule["list"]:
                said |= {"validate": "list", "source": "=" + rule["list"]}
            else:
                said |= {"validate": "length", "criteria": "<=", "value": 300}
            own.data_validation(*rule["first"], *rule["last"], said)
    book.close()
    return into.getvalue()


def cells(path):
    from openpyxl import load_workbook

    book = load_workbook(path)
    return sum(cell.value is not None for sheet in book for row in sheet.iter_rows() for cell in row)


def each(of, act):
    """The milliseconds of one, in the shortest of the rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        told = [act(one) for one in of]
        best = min(best, time.perf_counter() - begun)
    return best * 1000 / len(of), told


draw = {"openpyxl": by_openpyxl, "xlsxwriter": by_xlsxwriter}[library]
said = {"draw": each(work["drawings"], draw)[0]}
if library == "openpyxl":
    said["read"], told = each(work["returns"], cells)
    said["cells"] = sum(told)
print(json.dumps(said))
