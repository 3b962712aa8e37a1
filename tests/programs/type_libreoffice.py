#!/usr/bin/env python3
"""type_libreoffice.py JOBS.json: types into workbooks as a person does, and says what their cells show then.

JOBS is [{"file", "typed": [{"sheet", "cells"}...], "fills": [[[V...]...]...], "shown": [{"sheet", "cells"}...]}]. `typed` are
ranges one column wide, such as D6:D20; a fill has the values of each of them from the top, which replace those of the fill
before. V is a text, a number, {"date": "2026-03-14"}, or null for a blank cell. Prints, for each workbook and each fill, the
rows of each range of `shown`.
"""
import datetime
import json
import pathlib
import sys

sys.dont_write_bytecode = True  # nothing is written beside the sources
import office

FIRST_DAY = datetime.date(1899, 12, 30)


def value(typed):
    if isinstance(typed, dict):
        return float((datetime.date.fromisoformat(typed["date"]) - FIRST_DAY).days)
    if typed is None:
        return ""  # leaves the cell blank; a void would be an error value
    return float(typed) if isinstance(typed, int) else typed


def main(jobs):
    told = []
    with office.running() as calc:
        for job in jobs:
            book = calc.open(job["file"])
            book.enableAutomaticCalculation(False)

            def ranges(named):
                return [book.Sheets.getByName(own["sheet"]).getCellRangeByName(own["cells"]) for own in named]

            typed, shown, of_book, before = ranges(job["typed"]), ranges(job["shown"]), [], {}
            for fill in job["fills"]:
                for number, values in enumerate(fill):
                    # A call for each cell would take most of the time.
                    if values != before.get(number, [None] * len(values)):
                        typed[number].setDataArray(tuple((value(one),) for one in values))
                    before[number] = values
                book.calculate()
                of_book.append([own.getDataArray() for own in shown])
            told.append(of_book)
            book.close(True)
    json.dump(told, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")))
