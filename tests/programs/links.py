#!/usr/bin/env python3
"""links.py FILE.xlsx: where each link in a cell leads, as LibreOffice takes it when the file lies where it lies.

Prints [{"sheet", "cell", "text", "target", "sheet_there", "cell_there"}]: the last two are where LibreOffice stands
after following the link, null where that opens nothing. Only one link to each file is followed from each sheet: that is
slow. Of the others the last two are left out.
"""
import json
import pathlib
import sys

sys.dont_write_bytecode = True  # nothing is written beside the sources
import office
from recalculate import name


def links(book):
    for sheet in book.Sheets:
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        end = cursor.RangeAddress
        for row in range(end.EndRow + 1):
            for column in range(end.EndColumn + 1):
                fields = sheet.getCellByPosition(column, row).getTextFields()
                for position in range(fields.getCount()):
                    field = fields.getByIndex(position)
                    yield {"sheet": sheet.Name, "cell": f"{name(column)}{row + 1}",
                           "text": field.Representation, "target": field.URL}


def follow(desktop, target):
    """The sheet and cell in sight once the target is open."""
    try:
        book = desktop.loadComponentFromURL(target, "_blank", 0, office.properties(Hidden=True, ReadOnly=True))
        selected = book.CurrentController.ActiveSheet.Name, book.CurrentSelection.AbsoluteName.split(".")[-1].replace("$", "")
        book.close(True)
        return selected
    except Exception as error:
        print(f"{target}: {error!r}", file=sys.stderr)
        return None, None


def main(path):
    with office.running() as calc:
        uri = pathlib.Path(path).absolute().as_uri()
        book = calc.desktop.loadComponentFromURL(uri, "_blank", 0, office.properties(Hidden=True))
        found, followed = list(links(book)), set()
        for link in found:
            file = link["sheet"], link["target"].split("#")[0]
            if link["target"].startswith("file:") and file not in followed:
                followed.add(file)
                link["sheet_there"], link["cell_there"] = follow(calc.desktop, link["target"])
        book.close(True)
    json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main(sys.argv[1])
