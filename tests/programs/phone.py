#!/usr/bin/env python3
"""phone.py FILE.eml...: prints as JSON how high each message is on a phone 390 pixels wide, as Chromium lays it out; the HTML
where there is some, else the plain text as mail programs show it. With --picture FOLDER it also takes a picture of each."""
import email
import email.policy
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

WIDTH = 390
PLAIN = '<body style="margin:0;padding:16px;font:16px/22px Carlito,Arial,sans-serif;white-space:pre-wrap">'


def page(path):
    message = email.message_from_bytes(pathlib.Path(path).read_bytes(), policy=email.policy.default)
    body = message.get_body(("html", "plain"))
    text = body.get_content().replace("\r\n", "\n")
    return text if body.get_content_type() == "text/html" else f"<!DOCTYPE html>{PLAIN}{html.escape(text)}</body>"


def chromium(*arguments):
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main(arguments):
    folder = None
    if arguments[:1] == ["--picture"]:
        folder, arguments = pathlib.Path(arguments[1]), arguments[2:]
    pages = [page(path) for path in arguments]
    # A window cannot be as narrow as a phone, a frame can.
    frame = f'<iframe style="width:{WIDTH}px;height:10px;border:0" srcdoc="{{}}"></iframe>'
    tell = """<script>onload = () => document.body.setAttribute("data-heights",
      [...document.querySelectorAll("iframe")].map((one) => one.contentDocument.documentElement.scrollHeight).join(" "))</script>"""
    with tempfile.TemporaryDirectory() as within:
        at = pathlib.Path(within, "all.html")
        at.write_text("<!DOCTYPE html>" + "".join(frame.format(html.escape(one)) for one in pages) + tell, "utf-8")
        told = chromium("--virtual-time-budget=4000", "--dump-dom", at.as_uri())
        heights = [int(height) for height in re.search(r'data-heights="([^"]*)"', told)[1].split()]
        for path, one, height in zip(arguments, pages, heights) if folder else ():
            at.write_text(f'<body style="margin:0"><iframe style="width:{WIDTH}px;height:{height}px;border:0" srcdoc="{html.escape(one)}"></iframe>', "utf-8")
            picture = folder / (pathlib.Path(path).stem + ".png")
            chromium(f"--screenshot={picture}", f"--window-size=500,{height}", at.as_uri())
    json.dump(dict(zip(arguments, heights)), sys.stdout)


main(sys.argv[1:])
