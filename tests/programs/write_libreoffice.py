#!/usr/bin/env python3
"""write_libreoffice.py IN OUT SHEET CELL: opens IN in LibreOffice Calc and writes beside the cells of SHEET, as people do.

A comment at CELL, a text box over it, a shape that hangs on no cell, a line in the header of its printed page, and a
picture over the cell to its right; stores as OUT, whose extension picks the format.
"""
import pathlib
import struct
import sys
import zlib

sys.dont_write_bytecode = True  # nothing is written beside the sources
import office
from com.sun.star.awt import Point, Size
from fill_libreoffice import FILTERS


def png():
    """A picture of one dot."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
            + chunk(b"IEND", b""))


def draw(book, sheet, kind, place, anchor):
    """A shape of a kind, put on the sheet at a place and hung on a cell or on the sheet."""
    shape = book.createInstance(f"com.sun.star.drawing.{kind}")
    shape.Size = Size(1000, 400)
    shape.Position = place
    sheet.DrawPage.add(shape)
    shape.Anchor = anchor
    return shape


def main(source, out, sheet, cell):
    out = pathlib.Path(out).resolve()
    with office.running() as calc:
        book = calc.open(source)
        sheet = book.Sheets.getByName(sheet)
        sheet.unprotect("")
        cell = sheet.getCellRangeByName(cell)
        sheet.Annotations.insertNew(cell.CellAddress, "Is this the right unit?")
        draw(book, sheet, "TextShape", cell.Position, cell).setString("We taught this twice")
        draw(book, sheet, "CustomShape", Point(4000, 3000), sheet).setString("Ask Jo first")
        right = sheet.getCellByPosition(cell.CellAddress.Column + 1, cell.CellAddress.Row)
        picture = calc.folder / "dot.png"
        picture.write_bytes(png())
        shape = draw(book, sheet, "GraphicObjectShape", right.Position, right)
        shape.Graphic = calc.graphic(picture)
        page = book.StyleFamilies.getByName("PageStyles").getByName(sheet.PageStyle)
        page.HeaderIsOn = True
        header = page.RightPageHeaderContent
        header.CenterText.setString("Draft of the second team")
        page.RightPageHeaderContent = header
        if out.suffix.lower() == ".ods":
            # A picture that was only just put in keeps LibreOffice from ever storing this format.
            between = calc.folder / "between.xlsx"
            book.storeToURL(between.as_uri(), office.properties(FilterName=FILTERS[".xlsx"]))
            book = calc.open(between)
        book.storeToURL(out.as_uri(), office.properties(FilterName=FILTERS[out.suffix.lower()]))


if __name__ == "__main__":
    main(*sys.argv[1:])
