#!/usr/bin/env python3
"""fill_libreoffice.py IN OUT EDITS.json: opens IN in LibreOffice Calc, sets cells as a person could, stores as OUT.

OUT's extension picks the format. A locked cell of a protected sheet is refused, as it would be to a person.
"""
import datetime
import json
import pathlib
import sys

sys.dont_write_bytecode = True  # nothing is written beside the sources
import office
import uno
from com.sun.star.lang import Locale
from com.sun.star.util import NumberFormat

FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".ods": "calc8",
    ".xls": "MS Excel 97",
    ".pdf": "calc_pdf_Export",
}
# com.sun.star.sheet.CellFlags: VALUE, DATETIME, STRING, FORMULA (the note and the look of a cell stay).
CONTENT = 1 | 2 | 4 | 16


def fill(book, sheet, cell, value):
    if not book.Sheets.hasByName(sheet):
        sys.exit(f"no sheet is named {sheet!r}")
    sheet = book.Sheets.getByName(sheet)
    place = sheet.getCellRangeByName(cell)
    if sheet.isProtected() and place.CellProtection.IsLocked:
        sys.exit(f"{sheet.Name}!{cell} is locked")
    if value is None:
        place.clearContents(CONTENT)
    elif isinstance(value, str):
        place.setString(value)
    elif isinstance(value, dict):
        set_date(book, place, datetime.date.fromisoformat(value["date"]))
    else:
        place.setValue(value)


def set_date(book, place, date):
    """As typed: the cell's own date format stays; any other becomes the British one."""
    first = book.NullDate
    place.setValue((date - datetime.date(first.Year, first.Month, first.Day)).days)
    formats, british = book.NumberFormats, Locale("en", "GB", "")
    if not formats.getByKey(place.NumberFormat).Type & NumberFormat.DATE:
        key = formats.queryKey("DD/MM/YYYY", british, False)
        place.NumberFormat = key if key >= 0 else formats.addNew("DD/MM/YYYY", british)


def main(source, out, edits):
    edits = json.loads(pathlib.Path(edits).read_text(encoding="utf-8"))
    out = pathlib.Path(out).resolve()
    filter = FILTERS.get(out.suffix.lower()) or sys.exit(f"{out.name}: one of {', '.join(FILTERS)} is wanted")
    with office.running() as calc:
        book = calc.open(source)
        for edit in edits:
            fill(book, edit["sheet"], edit["cell"], edit["value"])
        book.storeToURL(out.as_uri(), office.properties(FilterName=filter))


if __name__ == "__main__":
    main(*sys.argv[1:])
