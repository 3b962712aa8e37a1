#!/usr/bin/env python3
"""render.py FILE.xlsx...: the pages that LibreOffice prints of each workbook, as text.

Prints [{"file", "pages": [{"sheet", "text"}]}]: the sheet by the page's footer, the text without it.
"""
import json
import re
import subprocess
import sys

sys.dont_write_bytecode = True  # nothing is written beside the sources
import office

FOOTER = re.compile(r"(.*\S)\s+Page \d+ of \d+\s*$")


def page(text):
    lines = text.rstrip().splitlines()
    footer = FOOTER.match(lines[-1]) if lines else None
    if footer is None:
        return {"sheet": None, "text": text}
    return {"sheet": footer.group(1).strip(), "text": "\n".join(lines[:-1]).strip()}


def pages(calc, path):
    book = calc.open(path)
    pdf = calc.folder / "pages.pdf"
    book.storeToURL(pdf.as_uri(), office.properties(FilterName="calc_pdf_Export"))
    book.close(True)
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True).stdout.decode()
    return [page(text) for text in text.split("\f")[:-1]]


def main(paths):
    with office.running() as calc:
        files = [{"file": path, "pages": pages(calc, path)} for path in paths]
    json.dump(files, sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main(sys.argv[1:])
